import { describe, expect, it } from "vitest";
import { companyRows, verifiedFields } from "#web/features/desk/company-rows.ts";

const company = {
  name: "Bakkerij Wijdewormer",
  values: [
    { field: "name", text: "Bakkerij Wijdewormer", stale: false },
    { field: "phone", text: "0299 722890", stale: true },
  ],
  address: { text: "Noorderweg 65, 1456 NP Wijdewormer", stale: true },
};

describe("general data asked in the call", () => {
  it("counts as right where it is ticked and unchanged; what is old is ticked beforehand", () => {
    expect(verifiedFields(companyRows(company))).toEqual({ address: null, phone: null });
  });

  it("is changed where something else was typed, and left alone where it was not asked", () => {
    const rows = companyRows(company).map((row) =>
      row.field === "phone" ? { ...row, text: " 0299 111111 " } : { ...row, asked: false },
    );
    expect(verifiedFields(rows)).toEqual({ phone: "0299 111111" });
  });

  it("can be told not to exist any more, and what was never known is not sent", () => {
    const rows = companyRows(company).map((row) => ({
      ...row,
      text: "",
      asked: row.field !== "address" && row.field !== "name",
    }));
    expect(verifiedFields(rows)).toEqual({ phone: "" });
  });
});
