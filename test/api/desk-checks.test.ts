import { describe, expect, it } from "vitest";
import type { LeadCard } from "#contract/desk.ts";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { createDesk, type Desk, refusal } from "#test/support/desk.ts";
import { addClient } from "#test/support/people.ts";

const due = "2026-01-10";

const dueContact = async () => {
  const desk = await createDesk();
  const { contactId, ...lead } = await desk.lead({
    contact: { name: "Oudbekend", email: "oudbekend@company.example", mobile: "+31612345678", enteredOn: due },
  });
  const card = await desk.claim();
  const id = contactId as string;
  const check = (fields: string[], method = "main_number") =>
    desk.post(`/api/leases/${card.leaseId}/checks`, { contactId: id, fields, method });
  const end = (field: string, input: Record<string, unknown>) =>
    desk.post(`/api/leases/${card.leaseId}/checks/${id}/${field}`, input);
  return { desk, card, contactId: id, check, end, ...lead };
};
const cellOf = (card: LeadCard, field: string) => card.contacts[0]?.values.find((value) => value.field === field);
const stored = (desk: Desk, contactId: string) =>
  desk.sql(
    "SELECT field, value, verified_on, anchor_on FROM contact_values WHERE contact_id = ? ORDER BY field",
    contactId,
  );

describe("checking personal values", () => {
  it("withholds a value older than the review period until the agent chose how to check it (P4.2-7/8)", async () => {
    const { desk, card, check } = await dueContact();
    for (const field of ["name", "email", "mobile"])
      expect(cellOf(card, field)).toMatchObject({ text: null, state: "review", usable: false });
    expect(JSON.stringify(card)).not.toMatch(/oudbekend|12345678/i);
    const shown = (await (await check(["email"])).json()) as LeadCard;
    expect(cellOf(shown, "email")).toEqual({
      field: "email",
      text: "oudbekend@company.example",
      state: "checking",
      usable: false,
      result: null,
    });
    expect(cellOf(shown, "mobile")).toMatchObject({ text: null, state: "review" });
    const [line] = await desk.sql(
      "SELECT purpose FROM access_log WHERE actor_id = ? AND action = 'lease.work' AND subject IS NOT NULL",
      desk.agentId,
    );
    expect(line).toEqual({ purpose: "verify" });
  });

  it("makes a value usable again by 'klopt', and its contact's name with it (P4.2-9, Clocks)", async () => {
    const { desk, contactId, check, end } = await dueContact();
    await check(["email", "name"]);
    const card = (await (await end("email", { result: "correct" })).json()) as LeadCard;
    expect(cellOf(card, "email")).toMatchObject({ state: "fresh", usable: true, result: "correct" });
    expect(cellOf(card, "name")).toMatchObject({ text: "Oudbekend", state: "fresh", usable: true });
    expect(cellOf(card, "mobile")).toMatchObject({ text: null, state: "review" });
    expect(await stored(desk, contactId)).toMatchObject([
      { field: "email", verified_on: "2026-11-25", anchor_on: "2026-11-25" },
      { field: "mobile", verified_on: null, anchor_on: due },
      { field: "name", verified_on: "2026-11-25", anchor_on: "2026-11-25" },
    ]);
  });

  it("takes the changed value the agent was told, verified today (P4.2-9)", async () => {
    const { desk, contactId, check, end } = await dueContact();
    await check(["mobile"]);
    expect(await refusal(await end("mobile", { result: "changed", value: "geen nummer" }))).toBe("400 request.invalid");
    const card = (await (await end("mobile", { result: "changed", value: "06 87654321" })).json()) as LeadCard;
    expect(cellOf(card, "mobile")).toMatchObject({ text: "+31687654321", state: "fresh", usable: true });
    expect(await stored(desk, contactId)).toContainEqual({
      field: "mobile",
      value: "+31687654321",
      verified_on: "2026-11-25",
      anchor_on: "2026-11-25",
    });
  });

  it("keeps a value withheld when it can't be checked (P4.2-9)", async () => {
    const { check, end } = await dueContact();
    await check(["email"]);
    const card = (await (await end("email", { result: "uncheckable" })).json()) as LeadCard;
    expect(cellOf(card, "email")).toMatchObject({ text: null, state: "review", usable: false, result: "uncheckable" });
    expect(JSON.stringify(card)).not.toContain("oudbekend@");
  });

  it("is no blind click: a value that was not shown can't be ended (P4.2-7/8/9)", async () => {
    const { desk, contactId, end } = await dueContact();
    for (const input of [
      { result: "correct" },
      { result: "left" },
      { result: "uncheckable" },
      { result: "changed", value: "anders@company.example" },
    ])
      expect(await refusal(await end("email", input))).toBe("409 request.conflict");
    expect(await stored(desk, contactId)).toHaveLength(3);
  });

  it("does not close a call while a shown value has not ended (P4.2-9)", async () => {
    const { desk, card, check, end } = await dueContact();
    await check(["email", "mobile"]);
    await end("email", { result: "correct" });
    expect(await refusal(await desk.close(card.leaseId))).toBe("409 leases.checks_open");
    expect(await desk.sql("SELECT 1 FROM calls WHERE lease_token = ?", card.leaseId)).toEqual([]);
    await end("mobile", { result: "uncheckable" });
    expect((await desk.close(card.leaseId)).status).toBe(200);
  });

  it("removes who left the employer from every client's database at once, with a block against return (P4.2-6)", async () => {
    const { desk, card, contactId, companyId, check, end } = await dueContact();
    const other = await addAssignment(desk.test, {
      clientId: await addClient(desk.test),
      supervisorId: desk.supervisorId,
    });
    const elsewhere = await addLead(desk.test, {
      assignmentId: other,
      companyId,
      contact: { id: contactId, name: "Oudbekend" },
    });
    const twin = await addLead(desk.test, {
      assignmentId: await addAssignment(desk.test, { clientId: desk.clientId, supervisorId: desk.supervisorId }),
      companyId,
      contact: { name: "O. Bekend", email: "oudbekend@company.example" },
    });
    await check(["name"]);
    const after = (await (await end("name", { result: "left" })).json()) as LeadCard;
    expect(after.contacts).toEqual([]);
    expect(after.leaseId).toBe(card.leaseId);
    expect(
      await desk.sql("SELECT contact_id FROM assignment_rows WHERE id IN (?, ?)", elsewhere.rowId, twin.rowId),
    ).toEqual([{ contact_id: null }, { contact_id: null }]);
    for (const [table, column] of [
      ["contacts", "id"],
      ["contact_values", "contact_id"],
      ["subject_pseudonyms", "subject_id"],
    ])
      expect(await desk.sql(`SELECT 1 FROM ${table} WHERE ${column} IN (?, ?)`, contactId, twin.contactId)).toEqual([]);
    expect((await desk.sql("SELECT hash FROM tombstones WHERE left_on = '2026-11-25'")).length).toBeGreaterThan(0);
    expect((await desk.close(card.leaseId)).status).toBe(200);
  });

  it("does not let a person who objected come back as a typed value (P4.2-5, L-21)", async () => {
    const { desk, contactId, card } = await dueContact();
    const second = await desk.lead({ contact: { name: "Tweede Persoon" } });
    const objected = await desk.post(`/api/leases/${card.leaseId}/objection`, { contactId });
    expect(objected.status).toBe(200);
    const next = await desk.claim();
    expect(next.leadId).toBe(second.leadId);
    const path = `/api/leases/${next.leaseId}/checks/${second.contactId}/email`;
    const typed = { result: "changed", value: "oudbekend@company.example" };
    expect(await refusal(await desk.post(path, typed))).toBe("409 rows.person_refused");
    expect((await desk.post(path, { result: "changed", value: "tweede@company.example" })).status).toBe(200);
  });

  it("knows no contact of another lead", async () => {
    const { desk, card } = await dueContact();
    const stranger = await desk.lead({ contact: { name: "Vreemd" } });
    const body = { contactId: stranger.contactId, fields: ["name"], method: "website" };
    expect((await desk.post(`/api/leases/${card.leaseId}/checks`, body)).status).toBe(409);
    const path = `/api/leases/${card.leaseId}/checks/${stranger.contactId}/name`;
    expect((await desk.post(path, { result: "left" })).status).toBe(404);
  });
});
