import { normaliseCity, normalisePostcode, splitAddress, splitHouseNumber, streetNorm } from "../normalise/address.ts";
import { type Email, normaliseEmail } from "../normalise/email.ts";
import { normalisePersonName, surnameCore } from "../normalise/person-name.ts";
import { normalisePhones } from "../normalise/phone.ts";
import { filled, fold, squash, words } from "../normalise/text.ts";
import type { EngineField, PersonName } from "../types.ts";

/** A person of a list without companies: what can be compared of the name and of the address. "" where nothing is known. */
export interface PersonRecord {
  given: string;
  initials: string;
  surname: string;
  /** "m", "f" or "". */
  gender: string;
  /** YYYYMMDD. */
  born: string;
  street: string;
  number: string;
  postcode: string;
  city: string;
  email: string;
  phone: string;
}
export const PARTS = ["given", "surname", "born", "street", "number", "postcode", "city", "email", "phone"] as const;
export type Part = (typeof PARTS)[number];

/** Null when the row says nothing of a person. */
export function personRecord(cells: Partial<Record<EngineField, string>>): PersonRecord | null {
  const name = readName(cells);
  const split = splitAddress(cells.address);
  const street = filled(cells.street) || split.street;
  const inStreet = cells.houseNumber ? null : splitAddress(cells.street);
  const house = splitHouseNumber(cells.houseNumber) ?? split.house ?? inStreet?.house;
  const email = [cells.contactEmail, cells.email]
    .map(normaliseEmail)
    .find((one): one is Email => one !== null && one !== "invalid");
  const record: PersonRecord = {
    ...name,
    born: readDate(cells.birthDate),
    street: inStreet?.house ? streetNorm(inStreet.street) : streetNorm(street),
    number: house?.number ?? "",
    postcode: normalisePostcode(cells.postcode)?.norm ?? fold(filled(cells.postcode)).replace(/[^a-z0-9]/g, ""),
    city: normaliseCity(cells.city)?.norm ?? squash(filled(cells.city)),
    email: email && !email.role ? email.value : "",
    phone: [cells.mobile, cells.contactPhone, cells.phone].map(firstPhone).find(Boolean) ?? "",
  };
  return PARTS.some((part) => record[part] !== "") ? record : null;
}

function firstPhone(cell: string | undefined): string {
  const digits = (cell ?? "").replace(/\D/g, "");
  return normalisePhones(cell).phones[0]?.value ?? (digits.length >= 7 ? digits : "");
}

function readName(cells: Partial<Record<EngineField, string>>) {
  const { personName, title, firstName, initials, prefix, lastName } = cells;
  // A first name of its own column may be one that initials look like ("jp"): only a dot makes it initials.
  const found = normalisePersonName({
    ...(personName === undefined ? {} : { personName }),
    ...(title === undefined ? {} : { title }),
    ...(initials === undefined ? {} : { initials }),
    ...(prefix === undefined ? {} : { prefix }),
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
  });
  const name: PersonName = found && found !== "desk" ? JSON.parse(found.value) : {};
  return {
    given: words(name.firstName ?? "").join(""),
    initials: fold(name.initials ?? "").replace(/[^a-z]/g, ""),
    surname: surnameCore(name.lastName ?? "").replaceAll(" ", ""),
    gender: name.title === "dhr." ? "m" : name.title === "mevr." ? "f" : "",
  };
}

const MONTHS = "jan feb maa apr mei jun jul aug sep okt nov dec".split(" ");
MONTHS.push("", "", "mar", "", "may", "", "", "", "", "oct");

/** "1975-12-20", "19751220", "20-12-1975", "20 december 1975" as 19751220; "" when it is no date. */
export function readDate(cell: string | undefined): string {
  const text = fold(filled(cell)).replace(/[t ]\d\d:\d\d.*$/, "");
  const named = /^(\d{1,2})[ .-]+([a-z]{3})[a-z]*[ .-]+(\d{4})$/.exec(text);
  const month = named ? (MONTHS.indexOf(named[2] as string) % 12) + 1 : 0;
  if (named && month > 0) return join(named[3], String(month), named[1]);
  const iso = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})$/.exec(text);
  if (iso) return join(iso[1], iso[2], iso[3]);
  const dutch = /^(\d{1,2})\D(\d{1,2})\D(\d{4})$/.exec(text);
  if (!dutch) return "";
  return Number(dutch[2]) > 12 ? join(dutch[3], dutch[1], dutch[2]) : join(dutch[3], dutch[2], dutch[1]);
}

const join = (year = "", month = "", day = ""): string => year + month.padStart(2, "0") + day.padStart(2, "0");
