import { describe, expect, it } from "vitest";
import type { CardContact, CardValue, LeadCard } from "#contract/desk.ts";
import { dialTarget, telAddress } from "#web/features/desk/dial.ts";

const mobile = (part: Partial<CardValue>): CardContact => ({
  id: "ctc_1",
  values: [{ field: "mobile", text: "06 12345678", state: "fresh", usable: true, result: null, ...part }],
});
const lead = {
  company: { name: "x", address: null, values: [{ field: "phone", text: "0299 722890", stale: true }] },
} as unknown as LeadCard;

describe("dialling", () => {
  it("calls the chosen person's own number, else the main number", () => {
    expect(dialTarget(lead, mobile({}))?.number).toBe("06 12345678");
    expect(dialTarget(lead, undefined)?.number).toBe("0299 722890");
  });

  it("never calls a number that is withheld or under check (P4.2-8)", () => {
    expect(dialTarget(lead, mobile({ text: null, state: "review", usable: false }))?.number).toBe("0299 722890");
    expect(dialTarget(lead, mobile({ state: "checking", usable: false }))?.number).toBe("0299 722890");
  });

  it("sends only digits and a leading plus to the phone", () => {
    expect(telAddress("0299 72-28.90")).toBe("tel:0299722890");
    expect(telAddress("+31 (0)299 722 890")).toBe("tel:+31299722890");
  });
});
