import { expect, test } from "vitest";
import type { Permission } from "#contract/permissions.ts";
import { isPlan, type LifeCycle, transition, viewerMay } from "#worker/modules/assignments/assignments.rules.ts";

const ready: LifeCycle = { state: "draft", agreementInForce: true, assessmentRecorded: true };

test("a draft and an inactive assignment become active once agreement and assessment are there", () => {
  expect(transition("activate", ready)).toEqual({ ok: true, state: "active" });
  expect(transition("activate", { ...ready, state: "inactive" })).toEqual({ ok: true, state: "active" });
});

test("no assignment becomes active without an agreement in force (P5-1)", () => {
  expect(transition("activate", { ...ready, agreementInForce: false })).toEqual({
    ok: false,
    reason: "agreement_missing",
  });
});

test("no assignment becomes active without its legitimate-interest assessment (P4.2-3)", () => {
  expect(transition("activate", { ...ready, assessmentRecorded: false })).toEqual({
    ok: false,
    reason: "assessment_missing",
  });
});

test("only an active assignment can be set inactive, whatever became of its agreement", () => {
  const lapsed = { agreementInForce: false, assessmentRecorded: true };
  expect(transition("deactivate", { ...lapsed, state: "active" })).toEqual({ ok: true, state: "inactive" });
  for (const state of ["draft", "inactive"] as const)
    expect(transition("deactivate", { ...lapsed, state })).toEqual({ ok: false, reason: "wrong_state" });
  expect(transition("activate", { ...ready, state: "active" })).toEqual({ ok: false, reason: "wrong_state" });
});

test("a plan may last one day or have no end, but never ends before it starts", () => {
  expect(isPlan({ fromOn: "2026-11-25", untilOn: "2026-11-25" })).toBe(true);
  expect(isPlan({ fromOn: "2026-11-25", untilOn: null })).toBe(true);
  expect(isPlan({ fromOn: "2026-11-25", untilOn: "2026-11-24" })).toBe(false);
});

test("a viewer is offered what the role may do and the assignment's state allows", () => {
  const client = (permission: Permission) =>
    ["upload.create", "agreement.sign", "row.export", "assignment.delete"].includes(permission);
  const fresh = { state: "draft", agreement: "none", renewal: "none", assessmentRecorded: false } as const;
  expect(viewerMay(client, fresh)).toMatchObject({
    sign: true,
    upload: false,
    export: true,
    delete: true,
    plan: false,
  });
  expect(viewerMay(client, { ...fresh, agreement: "signed" })).toMatchObject({ sign: false, countersign: false });
  expect(viewerMay(client, { ...fresh, agreement: "in_force" })).toMatchObject({ sign: true, upload: true });
  const renewed = { ...fresh, agreement: "in_force", renewal: "signed" } as const;
  expect(viewerMay(client, renewed).sign).toBe(false);
  expect(viewerMay(() => true, renewed).countersign).toBe(true);
  const anyone = () => true;
  expect(viewerMay(anyone, { ...fresh, agreement: "signed" })).toMatchObject({ countersign: true, activate: false });
  expect(
    viewerMay(anyone, { state: "active", agreement: "in_force", renewal: "none", assessmentRecorded: true }),
  ).toMatchObject({
    activate: false,
    deactivate: true,
  });
});
