import { beforeAll, describe, expect, it } from "vitest";
import type { ApiScope, CreatedToken } from "#contract/api-tokens.ts";
import { apiScopes } from "#contract/api-tokens.ts";
import type { LeadCard } from "#contract/desk.ts";
import type { RequestDetail } from "#contract/requests.ts";
import { refusal } from "#test/support/desk.ts";
import { addPerson } from "#test/support/people.ts";
import { previewFile } from "#test/support/preview.ts";
import { visitor } from "#test/support/requests.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { addParty, type Party } from "#test/support/two-worlds.ts";
import { clearWorld, file, openFile, sendChunk, uploadFile } from "#test/support/upload.ts";
import { tokenHash } from "#worker/modules/data-subject-requests/sealing.ts";

/** The refused person in other spellings, each by one identifier only; all thirty stand in requests-suppression. */
interface Spelling {
  name?: string;
  email?: string;
  mobile?: string;
}
const spellings: [string, Spelling][] = [
  ["a mailbox in capitals with a +tag", { email: "RENE.DHOND+leads@Voorbeeld.example" }],
  ["a mailbox in full-width letters", { email: "rene.dhond@ｖｏｏｒｂｅｅｌｄ.example" }],
  ["a number with 0031", { mobile: "0031 6 12 34 56 78" }],
  ["a number with (0)", { mobile: "+31 (0)6 12345678" }],
  ["a name by its initials", { name: "R.J. d'Hond" }],
  ["a name decomposed, in capitals", { name: "RENÉ D'HOND".normalize("NFD") }],
];

const test = createTestApp("2026-11-25T10:00:00.000Z");
const header = "Bedrijf;KVK;Telefoon;Naam;Functie;E-mail;Mobiel";
const row = (person: string) => `Kwekerij Luna B.V.;77889911;024 3332211;${person}`;
const fileOf = ({ name = "Nieuwe Naam", email = "", mobile = "" }: Spelling) =>
  file(header, row(`${name};Teler;${email};${mobile}`));
const rows = async <T = Record<string, unknown>>(sql: string, ...params: unknown[]) =>
  (
    await test.env.DB.prepare(sql)
      .bind(...params)
      .all<T>()
  ).results;

let party: Party;
let other: Party;
let owner: string;
let director: string;
let staysId: string;
let lease: LeadCard;

beforeAll(async () => {
  await clearWorld(test);
  party = await addParty(test);
  other = await addParty(test);
  owner = await addPerson(test, "client", { clientId: other.clientId, clientOwner: true });
  director = await addPerson(test, "director");
  for (const user of [owner, director]) test.stepUp(user);
  const [gone, stays] = [
    "René d'Hond;Teler;rene.dhond@voorbeeld.example;06 12345678",
    "Lotte Blijver;Chef;lotte@luna.example;06 87654321",
  ];
  await uploadFile(test, party.user, party.assignment, file(header, row(gone), row(stays)));
  await visitor(test).file("objection", { name: "René d'Hond", email: "rene.dhond@voorbeeld.example" });
  const [contact] = await rows<{ contact_id: string }>(
    "SELECT contact_id FROM contact_values WHERE value = 'lotte@luna.example'",
  );
  staysId = contact?.contact_id ?? "";
  lease = (await (await test.send(party.agent, "POST", "/api/leases", {})).json()) as LeadCard;
});

const isGone = async () => {
  const tables = ["contact_values", "former_contact_values", "contact_value_copies", "value_questions", "merge_parts"];
  for (const table of [...tables, "row_personal_cells", "row_cell_copies", "upload_changes"])
    expect(JSON.stringify(await rows(`SELECT * FROM ${table}`)).normalize("NFC"), table).not.toMatch(/hond|12345678/i);
};

/** Each way a value can come in; what it answers when it refuses somebody, or null where it goes on without the person. */
const paths: [string, (spelling: Spelling) => Promise<string | null>][] = [
  [
    "an upload of another client",
    async (spelling) => {
      await uploadFile(test, other.user, other.assignment, fileOf(spelling));
      return null;
    },
  ],
  [
    "a preview",
    async (spelling) => {
      const { answers } = await previewFile(test, other.user, other.assignment, fileOf(spelling), 100);
      expect(answers.map(({ suppressed }) => suppressed)).toEqual([1]);
      return null;
    },
  ],
  [
    "an upload with an API token",
    async (spelling) => {
      const made = await test.send(owner, "POST", "/api/api-tokens", {
        label: "Koppeling",
        scopes: [...apiScopes] satisfies ApiScope[],
        days: 30,
      });
      const { token } = (await made.json()) as CreatedToken;
      const authorization = `Bearer ${token}`;
      const asSystem = {
        ...test,
        send: (_: string | null, method: string, path: string, body?: unknown) =>
          test.send(null, method, path, body, { authorization }),
      };
      const sample = fileOf({ ...spelling });
      sample.rows.push(["Andere B.V.", "", "", "", "", "", ""]);
      const opened = await openFile(asSystem as typeof test, "", other.assignment, sample);
      expect(opened.status).toBeLessThan(300);
      const { id } = (await opened.json()) as { id: string };
      expect((await sendChunk(asSystem as typeof test, "", id, 1, sample.rows)).status).toBe(200);
      return null;
    },
  ],
  [
    "an agent's new contact",
    async ({ name = "Nieuwe Naam", email, mobile }) =>
      refusal(
        await test.send(party.agent, "POST", `/api/leases/${lease.leaseId}/contacts`, {
          method: "main_number",
          values: { name, ...(email && { email }), ...(mobile && { mobile }) },
        }),
      ),
  ],
  [
    "a value an agent changes",
    async (spelling) => {
      const [[field = "", value] = []] = Object.entries(spelling);
      const check = { contactId: staysId, fields: [field], method: "main_number" };
      await test.send(party.agent, "POST", `/api/leases/${lease.leaseId}/checks`, check);
      const path = `/api/leases/${lease.leaseId}/checks/${staysId}/${field}`;
      return refusal(await test.send(party.agent, "POST", path, { result: "changed", value, method: "main_number" }));
    },
  ],
  [
    "a client's edit",
    async (spelling) => {
      const [[field = "", value] = []] = Object.entries(spelling);
      const header = { name: "Naam", email: "E-mail", mobile: "Mobiel" }[field];
      const [column] = await rows<{ id: string }>(
        "SELECT id FROM assignment_columns WHERE assignment_id = ? AND header = ?",
        party.assignment,
        header,
      );
      const [held] = await rows<{ id: string; version: number }>(
        "SELECT id, version FROM assignment_rows WHERE contact_id = ?",
        staysId,
      );
      const cells = { [column?.id ?? ""]: value };
      return refusal(await test.send(party.user, "PATCH", `/api/rows/${held?.id}`, { version: held?.version, cells }));
    },
  ],
];

describe("a person who was refused does not come in (P7-8, P4.2-5)", () => {
  for (const [path, attempt] of paths)
    it(`by ${path}, in any spelling, and the answer tells nothing (P7-8)`, async () => {
      for (const [spelling, person] of spellings) {
        const answer = await attempt(person);
        if (answer !== null) expect(answer, spelling).toBe("409 rows.person_refused");
      }
      await isGone();
    });

  it("by a correction somebody else asks for, which is judged and never written (P7-5, P7-8)", async () => {
    const web = visitor(test);
    const page = await web.file("rectification", {
      name: "Lotte Blijver",
      email: "lotte@luna.example",
      correctEmail: "rene.dhond+nieuw@voorbeeld.example",
      correctMobile: "0031612345678",
      correctName: "R. d'Hond",
      correctFunction: "Chef kas",
    });
    const hash = await tokenHash(page.split("/").at(-1) ?? "");
    const [held] = await rows<{ id: string }>("SELECT id FROM data_subject_requests WHERE link_hash = ?", hash);
    const path = `/api/requests/${held?.id}`;
    const detail = (await (await test.send(director, "GET", path)).json()) as RequestDetail;
    expect(detail.corrections.map(({ field, verdict }) => `${field} ${verdict}`)).toEqual([
      "name not_allowed",
      "function possible",
      "email not_allowed",
      "mobile not_allowed",
    ]);
    expect((await test.send(director, "POST", `${path}/decision`, { decision: "grant" })).status).toBe(200);
    await isGone();
  });
});
