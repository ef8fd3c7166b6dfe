import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LeadCard } from "#contract/desk.ts";
import type { DatabasePage } from "#contract/rows.ts";
import { scan } from "#test/support/byte-scan.ts";
import { createDesk, type Desk } from "#test/support/desk.ts";
import { dumpStores } from "#test/support/requests.ts";
import { file, uploadFile } from "#test/support/upload.ts";
import { runScheduled } from "#worker/scheduled.ts";

/** Values that stand nowhere by chance. */
const canaries = [
  "Kanarievogel",
  "Zoëlyne",
  "kanarie.vogel@spoor.example",
  "+31687654321",
  "wil na half tien gebeld",
  "kanariegeel",
];
const header = "Bedrijf;Naam;E-mail;Mobiel;!Opmerking";
const record = "Spoor B.V.;Zoëlyne Kanarievogel;kanarie.vogel@spoor.example;06 87654321;wil na half tien gebeld";

const sinks: string[] = [];
beforeEach(() => {
  sinks.length = 0;
  for (const way of ["log", "info", "warn", "error", "debug", "trace"] as const)
    vi.spyOn(console, way).mockImplementation((...words) => void sinks.push(words.map(String).join(" ")));
});
afterEach(() => vi.restoreAllMocks());

/** A person comes in, is called, edited and asked about, rightly and wrongly; what the answers say beside their bodies. */
const story = async (desk: Desk) => {
  desk.stepUp(desk.clientUser);
  await uploadFile(desk.test, desk.clientUser, desk.assignmentId, file(header, record));
  const heads: string[] = [];
  const send = async (user: string, method: string, path: string, body?: unknown) => {
    const answer = await desk.test.send(user, method, path, body);
    heads.push(JSON.stringify([answer.status, ...answer.headers]));
    // What refuses a value does not repeat it.
    if (!answer.ok) heads.push(await answer.clone().text());
    return answer;
  };
  const card = (await (await send(desk.agentId, "POST", "/api/leases", {})).json()) as LeadCard;
  const lease = `/api/leases/${card.leaseId}`;
  await send(desk.agentId, "POST", `${lease}/close`, { outcome: "interested", note: "kanariegeel", introduced: true });
  const rows = `/api/assignments/${desk.assignmentId}/rows`;
  const page = (await (await send(desk.clientUser, "GET", rows)).json()) as DatabasePage;
  const [row] = page.rows;
  const cells = { [page.columns[3]?.id ?? ""]: "06 12345678" };
  await send(desk.clientUser, "PATCH", `/api/rows/${row?.id}`, { version: row?.version, cells });
  await send(desk.clientUser, "PATCH", `/api/rows/${row?.id}`, { version: 0, cells: { Kanarievogel: canaries[2] } });
  await send(desk.clientUser, "POST", `${rows}/lookup`, { email: canaries[2] });
  await send(desk.clientUser, "POST", `${rows}/lookup`, { name: "Kanarievogel", email: 7 });
  await send(desk.agentId, "POST", `${rows}/lookup`, { email: canaries[2] });
  return { heads, send };
};

test("a person's values are in no console line, header, refusal, mail or log line (T-25, P1-1, P1-4)", async () => {
  const desk = await createDesk();
  const { heads } = await story(desk);
  await runScheduled(await desk.deps(), "7 * * * *");
  const stores = await dumpStores(desk.test);
  expect(scan({ contact_values: stores.contact_values ?? "" }, canaries), "the scan sees what is there").not.toEqual(
    [],
  );
  const lines = { sinks: sinks.join("\n"), heads: heads.join("\n"), mails: JSON.stringify(desk.mails) };
  const logs = {
    access_log: stores.access_log ?? "",
    call_notes: stores.call_notes ?? "",
    uploads: stores.uploads ?? "",
  };
  expect(scan({ ...lines, ...logs }, canaries)).toEqual([]);
  expect(heads.length).toBeGreaterThan(8);
  await desk.test.send(desk.clientUser, "DELETE", `/api/assignments/${desk.assignmentId}`);
});

test("once its only client has deleted it, no byte of the person is in any table or object (T-4, I-1…I-3, P3-11)", async () => {
  const desk = await createDesk();
  const { send } = await story(desk);
  const before = scan(await dumpStores(desk.test), canaries);
  for (const store of ["contact_values", "row_personal_cells", "former_contact_values"])
    expect(
      before.filter((found) => found.startsWith(store)),
      store,
    ).not.toEqual([]);
  expect((await send(desk.clientUser, "DELETE", `/api/assignments/${desk.assignmentId}`)).status).toBe(200);
  expect(scan(await dumpStores(desk.test), canaries)).toEqual([]);
});
