const localDate = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" });

/** The date in the Netherlands as `YYYY-MM-DD`, to begin a form with; the server judges by its own clock. */
export const todayOn = (): string => localDate.format(new Date());
