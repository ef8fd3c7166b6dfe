let wanted: string | null = null;

/** Where somebody was going before signing in came between; kept in memory only, so in no address and no storage. */
export const rememberPlace = (path: string): void => {
  wanted = path;
};

/** The place to go on to, once; the start when there is none. */
export const takePlace = (): string => {
  const place = wanted ?? "/";
  wanted = null;
  return place;
};
