/** Structured lines with closed keys: a place, a code, an id. Free text has no way in (P1-1, T-25). */
export const logEvent = (event: {
  level: "info" | "error";
  what: string;
  requestId?: string;
  route?: string;
  code?: string;
  count?: number;
}) => {
  const write = event.level === "error" ? console.error : console.info;
  write(JSON.stringify(event));
};
