type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

/**
 * JSON in one form only (RFC 8785): names by UTF-16 code unit, no white space, numbers and strings as ECMAScript writes
 * them. What is signed or hashed is this text, so that everybody computes the same bytes. No undefined, no NaN.
 */
export const canonicalJson = (value: Json): string => {
  if (value === null || typeof value !== "object") {
    if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("not a number of JSON");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const object = value as JsonObject;
  const members = Object.keys(object).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name] as Json)}`).join(",")}}`;
};
