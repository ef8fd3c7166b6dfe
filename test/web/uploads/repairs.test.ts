import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RepairId, repairs } from "#web/features/uploads/repairs.ts";

const mend = (id: RepairId, cell: string) => repairs.find((repair) => repair.id === id)?.mend(cell) ?? null;

const cases: [RepairId, string, string | null][] = [
  ["phone.zero", "612345678", "0612345678"],
  ["phone.zero", "20 123 4567", "020 123 4567"],
  ["phone.zero", "0612345678", null],
  ["phone.zero", "1234567890", null],
  ["phone.zero", "12345", null],
  ["phone.country", "31612345678", "+31612345678"],
  ["phone.country", "+31612345678", null],
  ["phone.scientific", "6,12345678E+08", "0612345678"],
  ["phone.scientific", "3.1612345678E+10", "+31612345678"],
  ["phone.scientific", "6,12E+08", null],
  ["kvk.zero", "1234567", "01234567"],
  ["kvk.zero", "12345678", null],
  ["kvk.scientific", "1,2345678E+07", "12345678"],
  ["kvk.scientific", "1,2E+07", null],
  ["postcode.space", "1456np", "1456 NP"],
  ["postcode.space", "1456-NP", "1456 NP"],
  ["postcode.space", "1456 NP", null],
  ["postcode.space", "1456 NP Wijdewormer", null],
  ["email.clean", "jan @ bedrijf,nl", "jan@bedrijf.nl"],
  ["email.clean", "jan@bedrijf.nl,", null],
  ["email.clean", "jan(at)bedrijf.nl", "jan@bedrijf.nl"],
  ["email.clean", "jan@bedrijf.nl", null],
  ["email.clean", "geen idee", null],
  ["email.clean", "n.v.t.", null],
  ["website.clean", "www,bedrijf.nl", "www.bedrijf.nl"],
  ["website.clean", "www.bedrijf.nl", null],
  ["website.clean", "volgt nog", null],
  ["fte.number", "10 tot 20", "10"],
  ["fte.number", "ca. 15 mensen", "15"],
  ["fte.number", "12", null],
  ["fte.number", "veel", null],
  ["text.mojibake", "CafÃ©", "Café"],
  ["text.mojibake", "Café", null],
];

describe("a repair", () => {
  for (const [id, cell, mended] of cases)
    test(`${id}: ‘${cell}’ ${mended === null ? "stays as it is" : `becomes ‘${mended}’`}`, () => {
      expect(mend(id, cell)).toBe(mended);
    });

  for (const repair of repairs)
    test(`${repair.id} done twice changes nothing more`, () => {
      const cells = fc.oneof(
        fc.string({ maxLength: 30 }),
        fc.stringMatching(/^[\d ,.E+-]{1,16}$/),
        fc.constantFrom(...cases.map(([, cell]) => cell)),
      );
      fc.assert(
        fc.property(cells, (cell) => {
          const once = repair.mend(cell);
          if (once === null) return;
          expect(once).not.toBe(cell);
          expect(repair.mend(once)).toBeNull();
        }),
      );
    });
});
