import { anchorOf } from "#worker/matching/survivorship.ts";
import type { ChunkPlan } from "#worker/matching/types.ts";
import { mergeQuestionStatements } from "#worker/modules/value-questions/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonChunks } from "#worker/platform/db/json-list.ts";
import { randomName } from "#worker/platform/ids.ts";

/** New contacts with their basis (P4.2-2) and their pseudonym for the log (P3-7), and the values that changed. */
export const contactUpsertStatements = (
  plan: Pick<ChunkPlan, "contacts" | "contactValues">,
  basisReference: string,
): Statement[] => {
  const created = plan.contacts.filter(({ isNew }) => isNew);
  const contacts = jsonChunks(created.map(({ id, companyId }) => [id, companyId]));
  const pseudonyms = jsonChunks(created.map(({ id }) => [id, randomName()]));
  const values = jsonChunks(
    plan.contactValues.map(({ contactId, field, dated }) => [
      contactId,
      field,
      dated.value,
      dated.norm,
      dated.enteredOn,
      dated.verifiedOn,
      anchorOf(dated),
      dated.source,
    ]),
    8_000,
  );
  return [
    ...contacts.map((list) => ({
      sql: `INSERT INTO contacts (id, company_id, lawful_basis, basis_reference)
        SELECT value ->> 0, value ->> 1, 'legitimate_interest', ? FROM json_each(?)`,
      params: [basisReference, list],
    })),
    ...pseudonyms.map((list) => ({
      sql: "INSERT INTO subject_pseudonyms (subject_id, pseudonym) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
      params: [list],
    })),
    ...values.map((list) => ({
      sql: `INSERT INTO contact_values (contact_id, field, value, norm, entered_on, verified_on, anchor_on, source_id)
        SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
        FROM json_each(?) WHERE true
        ON CONFLICT (contact_id, field) DO UPDATE SET value = excluded.value, norm = excluded.norm,
          entered_on = excluded.entered_on, verified_on = excluded.verified_on, anchor_on = excluded.anchor_on,
          source_id = excluded.source_id`,
      params: [list],
    })),
  ];
};

/**
 * Contact values that lost to another keep their anchor (Clocks) and the moment they lost first: as a copy they live once.
 * Nothing superseded, no statement. Compose after the contacts.
 * @param at UTC instant of this write
 * @param gone copies superseded at or before this instant no longer count, even where they were not deleted yet
 */
export const formerContactStatements = (
  plan: Pick<ChunkPlan, "contacts" | "contactMerges" | "formerValues">,
  { at, gone }: { at: string; gone: string },
): Statement[] => {
  const written = new Set(plan.contacts.map(({ id }) => id));
  const lists = jsonChunks(
    plan.formerValues
      .filter(({ entity, id }) => entity === "contact" && written.has(id))
      .map(({ id, field, dated }) => [
        id,
        field,
        dated.norm,
        dated.value,
        dated.enteredOn,
        dated.verifiedOn,
        anchorOf(dated),
        dated.source,
      ]),
    8_000,
  );
  if (lists.length === 0) return [];
  const upserts = lists.map((list) => ({
    sql: `INSERT INTO former_contact_values
        (contact_id, field, norm, value, entered_on, verified_on, anchor_on, source_id, superseded_at)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, ?1
      FROM json_each(?2) WHERE true
      ON CONFLICT (contact_id, field, norm) DO UPDATE SET value = excluded.value, entered_on = excluded.entered_on,
        verified_on = excluded.verified_on, anchor_on = excluded.anchor_on, source_id = excluded.source_id,
        superseded_at = iif(superseded_at > ?3, superseded_at, excluded.superseded_at)`,
    params: [at, list, gone],
  }));
  return [...upserts, ...carriedAgeStatements(plan.contactMerges, gone)];
};

/** A merge makes no copy younger: what comes along keeps the moment it was superseded. */
const carriedAgeStatements = (merges: ChunkPlan["contactMerges"], gone: string): Statement[] =>
  jsonChunks(merges.map(({ fromId, intoId }) => [fromId, intoId])).map((list) => ({
    sql: `UPDATE former_contact_values SET superseded_at = old.superseded_at FROM
        (SELECT m.value ->> 1 AS into_id, f.field, f.norm, min(f.superseded_at) AS superseded_at FROM json_each(?) m
          CROSS JOIN former_contact_values f ON f.contact_id = m.value ->> 0 WHERE f.superseded_at > ? GROUP BY 1, 2, 3) old
      WHERE former_contact_values.contact_id = old.into_id AND former_contact_values.field = old.field
        AND former_contact_values.norm = old.norm AND former_contact_values.superseded_at > old.superseded_at`,
    params: [list, gone],
  }));

/** Contacts of `fromId` become those of `intoId`; the values that survive stand in the plan's upserts. */
export const contactMergeStatements = (merges: ChunkPlan["contactMerges"]): Statement[] =>
  jsonChunks(merges.map(({ fromId, intoId }) => [fromId, intoId])).flatMap((list) => {
    const from = "(SELECT value ->> 0 FROM json_each(?))";
    const repoint = (table: string) => ({
      sql: `UPDATE ${table} SET contact_id = m.value ->> 1 FROM json_each(?) m WHERE contact_id = m.value ->> 0`,
      params: [list],
    });
    const remove = (sql: string) => ({ sql: `DELETE FROM ${sql} IN ${from}`, params: [list] });
    return [
      repoint("assignment_rows"),
      repoint("calls"),
      ...mergeQuestionStatements(list),
      remove("match_reviews WHERE kind = 'contact' AND left_id"),
      remove("match_reviews WHERE kind = 'contact' AND right_id"),
      remove("contact_values WHERE contact_id"),
      remove("former_contact_values WHERE contact_id"),
      remove("contacts WHERE id"),
      // What the log says of the one who went is about the one who stands now (P3-7).
      {
        sql: `UPDATE subject_pseudonyms SET merged_into = m.value ->> 1 FROM json_each(?) m
          WHERE m.value ->> 0 IN (subject_id, merged_into)`,
        params: [list],
      },
    ];
  });
