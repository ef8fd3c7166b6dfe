import { describe, expect, it } from "vitest";
import { createDesk } from "#test/support/desk.ts";
import {
  contactValueText,
  deleteContactStatements,
  liveContactValuesSql,
  normaliseContactValue,
  samePersonStatement,
} from "#worker/modules/contacts/index.ts";

const lawfulBases = [
  "consent",
  "contract",
  "legal_obligation",
  "vital_interests",
  "public_task",
  "legitimate_interest",
];
const cutoff = "2025-11-24";

describe("contacts", () => {
  it("gives readers only values that live, of contacts whose name lives (P4.2-10)", async () => {
    const desk = await createDesk();
    const young = await desk.lead({
      contact: { name: "Jong", email: "jong@company.example", enteredOn: "2025-11-25" },
    });
    const old = await desk.lead({ contact: { name: "Oud", email: "oud@company.example", enteredOn: cutoff } });
    await desk.sql(
      "UPDATE contact_values SET anchor_on = '2026-01-01' WHERE contact_id = ? AND field = 'email'",
      old.contactId,
    );
    const live = liveContactValuesSql(cutoff);
    const { db } = await desk.deps();
    const rows = await db.all<{ contact_id: string }>(
      db.statement(`SELECT v.contact_id, v.field FROM (${live.sql}) v WHERE v.contact_id IN (?, ?) ORDER BY v.field`, [
        ...live.params,
        young.contactId,
        old.contactId,
      ]),
    );
    expect(rows).toEqual([
      { contact_id: young.contactId, field: "email" },
      { contact_id: young.contactId, field: "name" },
    ]);
  });

  it("finds the same person by personal e-mail, and by a shared number only under the same name (P4.2-6)", async () => {
    const desk = await createDesk();
    const me = await desk.lead({ contact: { name: "Smit", email: "smit@company.example", mobile: "+31612340001" } });
    const { companyId } = me;
    const sameMail = await desk.lead({ contact: { name: "J. Smit", email: "smit@company.example" } });
    await desk.sql("UPDATE contacts SET company_id = ? WHERE id = ?", companyId, sameMail.contactId);
    const sameNumber = await desk.lead({ contact: { name: "Smit", mobile: "+31612340001" } });
    await desk.sql("UPDATE contacts SET company_id = ? WHERE id = ?", companyId, sameNumber.contactId);
    const colleague = await desk.lead({ contact: { name: "Jansen", mobile: "+31612340001" } });
    await desk.sql("UPDATE contacts SET company_id = ? WHERE id = ?", companyId, colleague.contactId);
    const elsewhere = await desk.lead({ contact: { name: "Smit", email: "smit@company.example" } });
    const { db } = await desk.deps();
    const found = async (everywhere: boolean) =>
      (await db.all<{ id: string }>(samePersonStatement(me.contactId ?? "", cutoff, everywhere)))
        .map(({ id }) => id)
        .sort();
    const here = [me, sameMail, sameNumber].map(({ contactId }) => contactId).sort();
    expect(await found(false)).toEqual(here);
    expect(await found(true)).toEqual([...here, elsewhere.contactId].sort());
  });

  it("deletes a person everywhere and keeps rows, calls and notes (P4.2-6, P4.3-9)", async () => {
    const desk = await createDesk();
    const { contactId, rowId } = await desk.lead({ contact: { name: "Weg" } });
    const { leaseId } = await desk.claim();
    await desk.close(leaseId, { contactId });
    await desk.sql(
      "INSERT INTO assignment_columns (id, assignment_id, position, header, own_class) VALUES ('col_contactsgone', ?, 0, 'Opmerking', 'personal')",
      desk.assignmentId,
    );
    await desk.sql(
      "INSERT INTO row_personal_cells (row_id, column_id, value, anchor_on) VALUES (?, 'col_contactsgone', 'x', '2026-11-25')",
      rowId,
    );
    const { db } = await desk.deps();
    await db.batch(deleteContactStatements([contactId ?? ""]));
    expect(await desk.sql("SELECT contact_id FROM calls WHERE assignment_id = ?", desk.assignmentId)).toEqual([
      { contact_id: null },
    ]);
    expect(await desk.sql("SELECT contact_id FROM assignment_rows WHERE id = ?", rowId)).toEqual([
      { contact_id: null },
    ]);
    expect(await desk.sql("SELECT 1 FROM row_personal_cells WHERE row_id = ?", rowId)).toEqual([]);
    expect(await desk.sql("SELECT 1 FROM call_notes WHERE assignment_id = ?", desk.assignmentId)).toHaveLength(1);
  });

  it("stand on one of the six lawful bases with a reference, or are not stored at all (P4.2-4)", async () => {
    const desk = await createDesk();
    const { companyId } = await desk.lead();
    const insert = (id: string, basis: string | null, reference: string | null) =>
      desk.sql(
        "INSERT INTO contacts (id, company_id, lawful_basis, basis_reference) VALUES (?, ?, ?, ?)",
        ...[id, companyId, basis, reference],
      );
    await expect(insert("ctc_interest", "interest", desk.assignmentId)).rejects.toThrow(/CHECK/);
    await expect(insert("ctc_none", null, desk.assignmentId)).rejects.toThrow(/NOT NULL/);
    await expect(insert("ctc_bare", "consent", null)).rejects.toThrow(/NOT NULL/);
    for (const basis of lawfulBases) await insert(`ctc_${basis}`, basis, desk.assignmentId);
  });

  it("shows a name as people write it and keeps typed values in the registry's form", () => {
    const name = JSON.stringify({
      title: "mevr.",
      firstName: "Anna",
      initials: "A.B.",
      prefix: "van den",
      lastName: "Berg",
    });
    expect(contactValueText("name", name)).toBe("mevr. Anna van den Berg");
    expect(contactValueText("name", JSON.stringify({ initials: "J.", lastName: "Smit" }))).toBe("J. Smit");
    expect(normaliseContactValue("email", " Anna@Company.Example ")?.value).toBe("anna@company.example");
    expect(normaliseContactValue("mobile", "06-12345678")?.value).toBe("+31612345678");
    expect(normaliseContactValue("mobile", "niet bekend")).toBeNull();
    expect(normaliseContactValue("name", "Afdeling inkoop")).toBeNull();
    expect(JSON.parse(normaliseContactValue("name", "Anna van den Berg")?.value ?? "{}")).toMatchObject({
      lastName: "Berg",
    });
  });
});
