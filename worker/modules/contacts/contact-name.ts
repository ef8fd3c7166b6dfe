import type { PersonName } from "#worker/matching/types.ts";

/** A name value (JSON parts, matching/types) as people read it: "mevr. Anna van den Berg", "J. Smit". */
export const formatContactName = (value: string): string => {
  let parts: PersonName;
  try {
    parts = JSON.parse(value) as PersonName;
  } catch {
    return value;
  }
  const given = parts.firstName ?? parts.initials;
  return [parts.title, given, parts.prefix, parts.lastName]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
};

/** Any contact value as text for people. */
export const contactValueText = (field: string, value: string) => (field === "name" ? formatContactName(value) : value);
