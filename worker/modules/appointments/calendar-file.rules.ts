/** RFC 5545 3.3.11: backslash, semicolon, comma and line ends; other control characters are not allowed in a text. */
const escapeText = (text: string) =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/(?!\t)\p{Cc}/gu, "");

const octetsOf = (character: string) => {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};

/** RFC 5545 3.1: lines of at most 75 octets, continued by CRLF and a space; no character is cut in two. */
const fold = (line: string): string => {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
};

/** 3.3.5, form 2: UTC, so that a calendar in another zone shows the right moment. */
const utc = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d{3}/g, "");

export interface CalendarEvent {
  /** Never changes, so a newer file replaces the older event. */
  id: string;
  /** Counts the changes. */
  revision: number;
  startsAt: Date;
  minutes: number;
  changedAt: Date;
  cancelled: boolean;
  summary: string;
  description: string;
}

/** One event as an iCalendar file. No METHOD: it is a copy for one's own calendar and invites nobody. */
export const calendarFile = (event: CalendarEvent): string => {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Leadhunter//Agenda//NL",
    "BEGIN:VEVENT",
    `UID:${event.id}@leadhunter`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `SEQUENCE:${event.revision}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(new Date(event.startsAt.getTime() + event.minutes * 60_000))}`,
    `STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.description === "" ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(fold).join("\r\n")}\r\n`;
};
