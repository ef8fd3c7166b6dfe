import type { ContactField } from "#contract/desk.ts";
import { normaliseEmail } from "#worker/matching/normalise/email.ts";
import { normalisePersonName } from "#worker/matching/normalise/person-name.ts";
import { normalisePhones } from "#worker/matching/normalise/phone.ts";
import { filled, fold } from "#worker/matching/normalise/text.ts";

type Value = { value: string; norm: string };
const same = (text: string): Value => ({ value: text, norm: text });

const one = (phones: { value: string }[]) =>
  phones.length === 1 && phones[0] !== undefined ? same(phones[0].value) : null;

const profile = (text: string): Value | null => {
  const page = filled(text)
    .toLowerCase()
    .replace(/^[a-z]+:\/+/, "")
    .replace(/^(?:www|nl)\./, "")
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "");
  return page.includes(".") && page.includes("/") ? { value: `https://${page}`, norm: page } : null;
};

/** A typed value as the registry keeps it (the forms of an upload's rows); null when it is no value of that field. */
export const normaliseContactValue = (field: ContactField, text: string): Value | null => {
  switch (field) {
    case "name": {
      const name = normalisePersonName({ personName: text });
      return name === "desk" ? null : name;
    }
    case "email": {
      const email = normaliseEmail(text);
      return email === null || email === "invalid" ? null : same(email.value);
    }
    case "phone":
    case "mobile":
      return one(normalisePhones(text).phones);
    case "function": {
      const job = filled(text);
      return job === "" ? null : { value: job, norm: fold(job) };
    }
    case "profile":
      return profile(text);
  }
};
