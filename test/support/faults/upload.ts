import { expect } from "vitest";
import type { UploadView } from "#contract/uploads.ts";
import { createApp } from "#worker/app.ts";
import { loadActor } from "#worker/modules/identity/index.ts";
import { addAssignment } from "../assignments.ts";
import type { Work } from "../break-everywhere.ts";
import { addClient, addPerson } from "../people.ts";
import type { TestApp } from "../test-app.ts";
import { file, openFile } from "../upload.ts";

/** A client sends a chunk of its file: rows, registry, books of the upload and log in one act. */
export const delivery = (test: TestApp) => async (): Promise<Work> => {
  const clientId = await addClient(test);
  const user = await addPerson(test, "client", { clientId });
  const assignmentId = await addAssignment(test, { clientId });
  const own = clientId.slice(-6).toLowerCase();
  const sample = file(
    "Bedrijf;Naam;E-mail;!Opmerking",
    ...[1, 2, 3].map((n) => `Bedrijf ${own} ${n};Persoon ${n};p${n}@${own}.example;belt graag`),
  );
  const { id } = (await (await openFile(test, user, assignmentId, sample)).json()) as UploadView;
  const counts = async () => {
    const n = (sql: string) => `(SELECT COUNT(*) FROM ${sql}) AS `;
    return test.env.DB.prepare(
      `SELECT ${n("assignment_rows WHERE upload_id = ?1")} entries, ${n("leads WHERE assignment_id = ?2")} leads,
         ${n("companies WHERE name LIKE '%' || ?3 || '%'")} companies,
         ${n("contact_values WHERE field = 'email' AND value LIKE '%@' || ?3 || '.example'")} contacts,
         ${n("row_personal_cells WHERE row_id IN (SELECT id FROM assignment_rows WHERE upload_id = ?1)")} cells,
         (SELECT coalesce(sum(last_row - first_row + 1), 0) FROM upload_chunks WHERE upload_id = ?1) AS booked,
         (SELECT coalesce(counts ->> 'rows', 0) FROM uploads WHERE id = ?1) AS counted`,
    )
      .bind(id, assignmentId, own)
      .first<Record<string, number>>();
  };
  const all = (n: number) => ({ entries: n, leads: n, companies: n, contacts: n, cells: n, booked: n, counted: n });
  return {
    deps: test.deps,
    act: async (deps) => {
      const app = createApp({
        makeDeps: async () => deps,
        resolveActor: async () => loadActor(await test.deps(), user),
      });
      const answer = await app.request(
        `/api/uploads/${id}/chunks/1`,
        { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ rows: sample.rows }) },
        test.env,
      );
      if (!answer.ok) throw new Error(String(answer.status));
    },
    broken: async (fault) => expect([all(0), all(3)], fault).toContainEqual(await counts()),
    finished: async (fault) => expect(await counts(), fault).toEqual(all(3)),
  };
};
