import { expect, test } from "vitest";
import { refusedCsv } from "#web/features/uploads/save-refused.ts";

const view = (row: number, cells: string[], discarded = false) => ({ row, cells, discarded, issues: [], edited: [] });

test("refused rows come back as written, each with its reason; what was left out says so (P2-4)", async () => {
  const rows = [view(2, ["", '0299 "722"']), view(7, ["Acme", ""], true)];
  const table = {
    summary: { headers: ["Bedrijf", "Telefoon"] },
    ask: async ({ rows: asked }: { rows: number[] }) => rows.filter(({ row }) => asked.includes(row)),
  };
  const text = await refusedCsv(
    table as unknown as Parameters<typeof refusedCsv>[0],
    [
      { rowNumber: 2, code: "company.missing", field: "companyName" },
      { rowNumber: 7, code: "row.empty", field: null },
    ],
    { heading: "Reden", reason: ({ code }) => code, discarded: "Door u weggelaten" },
  );
  expect(text.split("\r\n")).toEqual([
    '\ufeff"Bedrijf";"Telefoon";"Reden"',
    '"";"0299 ""722""";"company.missing"',
    '"Acme";"";"Door u weggelaten"',
    "",
  ]);
});
