import type { AgreementTerms } from "#contract/assignments.ts";

/** The terms as they are typed: everything text, regions and sectors separated by commas. */
export interface TermsInput {
  startsOn: string;
  endsOn: string;
  from: string;
  until: string;
  days: number[];
  maxCallsPerDay: string;
  regions: string;
  sectors: string;
}

export type TermsError = "required" | "before_start" | "until_before_from" | "in_the_past" | "no_days" | "not_whole";
export type TermsErrors = Partial<Record<keyof TermsInput, TermsError>>;

export const firstTerms = (todayOn: string): TermsInput => ({
  startsOn: todayOn,
  endsOn: "",
  from: "09:00",
  until: "17:30",
  days: [1, 2, 3, 4, 5],
  maxCallsPerDay: "",
  regions: "",
  sectors: "",
});

/** Terms as the form shows them, to begin a renewal or a copy with. */
export const typedTerms = (terms: AgreementTerms): TermsInput => ({
  startsOn: terms.startsOn,
  endsOn: terms.endsOn,
  from: terms.callingHours.from,
  until: terms.callingHours.until,
  days: terms.callingHours.days,
  maxCallsPerDay: terms.maxCallsPerDay === null ? "" : String(terms.maxCallsPerDay),
  regions: terms.regions.join(", "),
  sectors: terms.sectors.join(", "),
});

const list = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
];

/** Terms as the server takes them, or what is wrong with them by field. Days in order, each once. */
export function readTerms(
  input: TermsInput,
  todayOn: string,
): { terms: AgreementTerms; errors?: never } | { terms?: never; errors: TermsErrors } {
  const errors: TermsErrors = {};
  for (const field of ["startsOn", "endsOn", "from", "until"] as const)
    if (input[field] === "") errors[field] = "required";
  if (!errors.startsOn && !errors.endsOn) {
    if (input.endsOn < input.startsOn) errors.endsOn = "before_start";
    else if (input.endsOn < todayOn) errors.endsOn = "in_the_past";
  }
  if (!errors.from && !errors.until && input.until <= input.from) errors.until = "until_before_from";
  if (input.days.length === 0) errors.days = "no_days";
  const most = input.maxCallsPerDay.trim();
  if (most !== "" && !/^[1-9]\d{0,5}$/.test(most)) errors.maxCallsPerDay = "not_whole";
  if (Object.keys(errors).length > 0) return { errors };
  return {
    terms: {
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      callingHours: { from: input.from, until: input.until, days: [...new Set(input.days)].sort((a, b) => a - b) },
      maxCallsPerDay: most === "" ? null : Number(most),
      regions: list(input.regions),
      sectors: list(input.sectors),
    },
  };
}
