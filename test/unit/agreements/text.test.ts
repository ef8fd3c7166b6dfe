import { expect, test } from "vitest";
import type { AgreementTerms } from "#contract/assignments.ts";
import { agreementHash, canonicalJson } from "#worker/modules/processor-agreements/agreements.hash.ts";
import { currentCommitments, deviationsOf, promisedRules } from "#worker/modules/processor-agreements/commitments.ts";
import { subProcessors } from "#worker/modules/processor-agreements/sub-processors.ts";
import { currentTemplate } from "#worker/modules/processor-agreements/template/current.ts";
import { dateText, enumerate, periodText } from "#worker/modules/processor-agreements/template/words.ts";
import { SCHEDULE } from "#worker/retention/schedule.ts";

const terms: AgreementTerms = {
  startsOn: "2026-12-01",
  endsOn: "2027-05-31",
  callingHours: { from: "09:00", until: "17:30", days: [1, 2, 4] },
  maxCallsPerDay: 60,
  regions: ["Utrecht", "Gelderland"],
  sectors: [],
};
const subject = { clientName: "Client B.V.", assignmentName: "Voorjaar", terms, crossingPersonal: "all" as const };
const text = currentTemplate.render(subject);

test("the agreement holds what article 28(3) asks for under (a) to (h) (P5-2)", () => {
  for (const letter of ["a AVG)", "b)", "c)", "d)", "e)", "f)", "g)", "h)"]) expect(text).toContain(`onder ${letter}`);
  for (const { name } of subProcessors) expect(text).toContain(name);
});

test("the agreement names both sides and its bounds in words (P5-3)", () => {
  expect(text).toContain("Client B.V.");
  expect(text).toContain('"Voorjaar"');
  expect(text).toContain("van 1 december 2026 tot en met 31 mei 2027");
  expect(text).toContain("maandag, dinsdag en donderdag, van 09:00 tot 17:30 uur");
  expect(text).toContain("ten hoogste 60 gesprekken per dag");
  expect(text).toContain("Utrecht en Gelderland");
  expect(text).not.toMatch(/undefined|NaN|null/);
});

test("the agreement promises the periods of the retention schedule and no others (P4.2-10)", () => {
  const { subject: about, reviewAfter, purgeAfter } = SCHEDULE.contactValue;
  expect(text).toContain(
    `- ${about.nl}: aangemerkt voor controle na ${periodText(reviewAfter)}; verwijderd na ${periodText(purgeAfter)} (`,
  );
  expect(text).toContain(`binnen ${periodText(SCHEDULE.dataSubjectRequest.answerWithin)} na ontvangst`);
  expect(text).toContain(
    `${SCHEDULE.callNote.subject.nl}: geen automatische verwijdering; in elk geval verwijderd met`,
  );
});

test("each period in the text is the schedule's, line by line, and no line is missing (P4.2-10)", () => {
  const lines = text.split("\n");
  for (const rule of promisedRules) {
    const { subject: about, reviewAfter, purgeAfter } = SCHEDULE[rule];
    const line = lines.find((each) => each.startsWith(`- ${about.nl}: `)) ?? "";
    const said = [...line.matchAll(/(?:controle|verwijderd) na (\d+ \S+?)[;. ]/g)].map(([, period]) => period);
    expect(said).toEqual([reviewAfter, purgeAfter].filter((period) => period !== null).map(periodText));
  }
  const retention = lines.slice(lines.findIndex((line) => line.endsWith(". Bewaartermijnen")));
  expect(
    retention
      .slice(
        0,
        retention.findIndex((line) => /^\d+\. Einde/.test(line)),
      )
      .join("\n")
      .match(/\d+ \S+/g),
  ).toHaveLength(
    promisedRules.flatMap((rule) => [SCHEDULE[rule].reviewAfter, SCHEDULE[rule].purgeAfter]).filter(Boolean).length,
  );
});

test("commitments that the machine no longer keeps are named (P8-2)", () => {
  const signed = currentCommitments("all");
  expect(deviationsOf(signed)).toEqual([]);
  expect(deviationsOf(currentCommitments("verified"))).toEqual([]);
  const [first, ...rest] = signed.retention;
  const other = { ...signed, retention: [{ rule: "contactValue", reviewAfter: null, purgeAfter: null }, ...rest] };
  expect(first?.rule).toBe("contactValue");
  expect(deviationsOf(other)).toEqual(["retention.contactValue"]);
  expect(deviationsOf({ ...signed, subProcessors: [], answerRequestsWithin: "" })).toEqual([
    "answer",
    ...subProcessors.map(({ name }) => `subProcessor.${name}`),
  ]);
});

test("the text says whether unverified personal values cross (P4.2-5)", () => {
  const verified = currentTemplate.render({ ...subject, crossingPersonal: "verified" });
  expect(verified).toContain("zelf heeft gecontroleerd");
  expect(text).not.toContain("zelf heeft gecontroleerd");
});

test("the hash binds the text, the terms and the version of the template (P5-2)", async () => {
  const agreement = { templateVersion: 1, text, terms, commitments: currentCommitments("all") };
  const hash = await agreementHash(agreement);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await agreementHash({ ...agreement, text: `${text} ` })).not.toBe(hash);
  expect(await agreementHash({ ...agreement, terms: { ...terms, maxCallsPerDay: 61 } })).not.toBe(hash);
  expect(await agreementHash({ ...agreement, templateVersion: 2 })).not.toBe(hash);
  expect(await agreementHash({ ...agreement, commitments: currentCommitments("verified") })).not.toBe(hash);
  const { sectors, ...rest } = terms;
  expect(await agreementHash({ ...agreement, terms: { sectors, ...rest } })).toBe(hash);
});

test("canonical JSON does not depend on the order of keys", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
});

test("dates, lists and periods read as Dutch", () => {
  expect(dateText("2026-03-02")).toBe("2 maart 2026");
  expect(enumerate(["a"])).toBe("a");
  expect(enumerate(["a", "b", "c"])).toBe("a, b en c");
  expect([`P${1}Y`, `P${1}M`, `PT${24}H`, `P${30}D`].map(periodText)).toEqual([
    "1 jaar",
    "1 maand",
    "24 uur",
    "30 dagen",
  ]);
});
