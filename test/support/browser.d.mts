/** The path of a Chromium; installs one when there is none. */
export declare const browserPath: () => string;
export declare const browserArgs: string[];
