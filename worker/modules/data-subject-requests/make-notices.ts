import type { NoticeRow } from "#contract/requests.ts";
import type { Deps } from "#worker/deps.ts";
import { formatContactName } from "#worker/modules/contacts/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import {
  type ClientPersonRow,
  insertNoticeStatement,
  type NoticeContent,
  noticePlace,
  noticesOfRequest,
  rowsOfClientStatement,
} from "./notices.repository.ts";
import type { CaseRow } from "./requests.repository.ts";
import { sealUnder } from "./sealing.ts";
import { clientsHoldingStatement } from "./subjects.repository.ts";

const contentOf = (rows: ClientPersonRow[]): NoticeContent => {
  const assignments = new Map<string, number[]>();
  for (const row of rows) assignments.set(row.assignment, [...(assignments.get(row.assignment) ?? []), row.ordinal]);
  const first = rows.find(({ name }) => name !== null) ?? rows[0];
  return {
    name: first?.name == null ? "" : formatContactName(first.name),
    company: first?.company ?? "",
    email: rows.find(({ email }) => email !== null)?.email ?? "",
    assignments: [...assignments].map(([name, ordinals]) => ({ name, rows: ordinals })),
  };
};

/**
 * Each client that holds the person gets a notice of its own rows, sealed under a key of its own before anything is
 * executed (P7-7). Again after a break: a client that has its notice gets no second one.
 */
export const makeNotices = async (deps: Deps, row: CaseRow, contactIds: readonly string[]) => {
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const clients = await deps.db.all<{ id: string }>(clientsHoldingStatement(contactIds));
  const made = new Set((await noticesOfRequest(deps.db, row.id)).map(({ client_id }) => client_id));
  for (const { id: clientId } of clients) {
    if (made.has(clientId)) continue;
    const rows = await deps.db.all<ClientPersonRow>(rowsOfClientStatement(clientId, contactIds, cutoff));
    const id = deps.newId("ntc");
    const keyId = await deps.keyring.create();
    const content = await sealUnder(deps, keyId, noticePlace(id), contentOf(rows));
    const notice = { id, requestId: row.id, clientId, keyId, content, at: nowIso(deps.clock) };
    await deps.db.run(insertNoticeStatement({ ...notice, kind: row.kind as NoticeRow["kind"] }));
  }
};
