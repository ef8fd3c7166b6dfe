import { describe, expect, it } from "vitest";
import { firstTerms, readTerms } from "#web/features/agreements/terms-input.ts";
import { textBlocks } from "#web/features/agreements/text-blocks.ts";

const todayOn = "2026-11-25";
const typed = { ...firstTerms(todayOn), endsOn: "2027-05-31" };

describe("the terms a client types", () => {
  it("become terms: lists parted by commas, days in order, an empty maximum no bound (P5-3)", () => {
    const { terms } = readTerms({ ...typed, regions: " Utrecht, Drenthe,, Utrecht", days: [5, 1, 5] }, todayOn);
    expect(terms).toMatchObject({ regions: ["Utrecht", "Drenthe"], sectors: [], maxCallsPerDay: null });
    expect(terms?.callingHours.days).toEqual([1, 5]);
  });

  it.each([
    [{ endsOn: "2026-11-24" }, { endsOn: "before_start" }],
    [{ startsOn: "2026-01-01", endsOn: "2026-02-01" }, { endsOn: "in_the_past" }],
    [{ until: "08:00" }, { until: "until_before_from" }],
    [{ days: [] }, { days: "no_days" }],
    [{ maxCallsPerDay: "12,5" }, { maxCallsPerDay: "not_whole" }],
  ])("say by field what is wrong: %o", (change, errors) => {
    expect(readTerms({ ...typed, ...change }, todayOn).errors).toEqual(errors);
  });
});

it("the laid out agreement holds every word of the text that is signed (P5-2)", () => {
  const text = "TITEL\n\n1. Onderwerp\n\nEen zin.\n\n- een\n- twee\n\nSlot.";
  const blocks = textBlocks(text);
  expect(blocks.map(({ kind }) => kind)).toEqual(["title", "article", "paragraph", "list", "paragraph"]);
  const shown = blocks.map((block) => (block.kind === "list" ? block.items.join("\n") : block.text)).join("\n\n");
  expect(shown).toBe(text.replaceAll("- ", ""));
});
