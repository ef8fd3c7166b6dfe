import type { EngineField, TargetField } from "../types.ts";
import { normaliseCountry } from "./address.ts";
import { normalisePhones, type Phone } from "./phone.ts";
import { filled } from "./text.ts";

type Cells = Partial<Record<EngineField, string>>;
type Warn = (field: TargetField, code: string) => void;

/**
 * A number of an unknown country: no value to call, but who shares it shares something. Never with a zero in front, which would be a
 * Dutch number with a digit lost, and never beside a person, whose own it may be.
 */
function unknownPhone(cell: string | undefined): string[] {
  const digits = filled(cell).replace(/\D/g, "");
  return /^[1-9]\d{6,10}$/.test(digits) && !/^(\d)\1+$/.test(digits) ? [`~${digits}`] : [];
}

type PhoneCountry = NonNullable<Parameters<typeof normalisePhones>[1]>;

/** Where a number without a country is rung: Belgium and Germany when the address says so. */
function phoneCountry(cell: string | undefined): PhoneCountry {
  const code = normaliseCountry(cell)?.norm;
  return code === "BE" || code === "DE" ? code : "NL";
}

export interface Phones {
  company: Phone | null;
  direct: Phone | null;
  mobile: Phone | null;
  /** Numbers of the company itself, for its keys. */
  keys: string[];
}

/** A mobile beside a person is the person's; a "direct" number equal to the main number is the main number. */
export function readPhones(cells: Cells, hasPerson: boolean, warn: Warn): Phones {
  const country = phoneCountry(cells.country);
  const read = (field: "phone" | "contactPhone" | "mobile") => {
    const { phones, invalid } = normalisePhones(cells[field], country);
    if (invalid) warn(field, "phone.invalid");
    return phones;
  };
  const found: Phones = { company: null, direct: null, mobile: null, keys: [] };
  const general = read("phone");
  const lines = hasPerson ? general.filter((phone) => !phone.mobile) : general;
  found.company = lines[0] ?? null;
  // A second line is the company's own too, unless it may be the person's.
  const shared = hasPerson ? lines.slice(0, 1) : lines.slice(0, 2);
  found.keys = found.company
    ? shared.map((phone) => phone.value)
    : general.length > 0 || hasPerson
      ? []
      : unknownPhone(cells.phone);
  const own = (phone: Phone, field: TargetField) => {
    if (
      !hasPerson ||
      found.company?.value === phone.value ||
      phone.value === found.direct?.value ||
      phone.value === found.mobile?.value
    )
      return;
    if (phone.mobile && !found.mobile) found.mobile = phone;
    else if (!found.direct) found.direct = phone;
    else warn(field, "phone.extra");
  };
  for (const phone of read("mobile")) own(phone, "mobile");
  for (const phone of read("contactPhone")) own(phone, "contactPhone");
  for (const phone of general.filter((phone) => hasPerson && phone.mobile)) own(phone, "phone");
  for (const phone of lines.slice(1)) {
    if (hasPerson) own(phone, "phone");
    else warn("phone", "phone.extra");
  }
  return found;
}
