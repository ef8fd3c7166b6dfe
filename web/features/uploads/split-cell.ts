import type { TargetField } from "#contract/uploads.ts";
import { normalisePostcode, splitAddress, splitHouseNumber } from "#worker/matching/normalise/address.ts";
import { splitPersonName } from "#worker/matching/normalise/person-name.ts";
import { normalisePhones } from "#worker/matching/normalise/phone.ts";

export interface CellPart {
  field: TargetField;
  value: string;
}

const nameFields = ["title", "firstName", "initials", "prefix", "lastName"] as const;
const filledParts = (parts: (CellPart | false | undefined)[]): CellPart[] =>
  parts.filter((part): part is CellPart => !!part && part.value !== "");

function split(target: TargetField, cell: string): CellPart[] {
  switch (target) {
    case "personName":
    case "lastName": {
      const name = splitPersonName(cell);
      return filledParts(nameFields.map((field) => ({ field, value: name[field] ?? "" })));
    }
    case "address":
    case "street": {
      const { street, house, rest } = splitAddress(cell);
      if (!house) return [];
      const postcode = normalisePostcode(rest);
      return filledParts([
        { field: "street", value: street },
        { field: "houseNumber", value: house.number },
        { field: "houseNumberAddition", value: house.addition },
        postcode && { field: "postcode", value: postcode.value },
        postcode && { field: "city", value: postcode.place },
      ] as (CellPart | undefined)[]);
    }
    case "postcode": {
      const found = normalisePostcode(cell);
      return found?.place
        ? [
            { field: "postcode", value: found.value },
            { field: "city", value: found.place },
          ]
        : [];
    }
    case "houseNumber": {
      const house = splitHouseNumber(cell);
      return house?.addition
        ? [
            { field: "houseNumber", value: house.number },
            { field: "houseNumberAddition", value: house.addition },
          ]
        : [];
    }
    case "phone":
    case "contactPhone":
    case "mobile":
      return normalisePhones(cell).phones.map(({ value, mobile }) => ({ field: mobile ? "mobile" : target, value }));
    default:
      return [];
  }
}

/** What a cell that holds more than one thing is split into, with the sample that shows it; null when no sample does. */
export function splitSample(
  target: TargetField | null,
  samples: readonly string[],
): { sample: string; parts: CellPart[] } | null {
  if (target === null) return null;
  for (const sample of samples) {
    const parts = split(target, sample.slice(0, 200));
    if (parts.length > 1) return { sample, parts };
  }
  return null;
}
