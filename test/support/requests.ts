import type { RequestKind } from "#contract/requests.ts";
import { slugs } from "#worker/modules/data-subject-requests/pages/texts.ts";
import { addAssignment, addLead } from "./assignments.ts";
import { addClient, addPerson } from "./people.ts";
import { createTestApp, type TestApp } from "./test-app.ts";

/** The public pages as a browser without JavaScript uses them. */
export const visitor = (test: TestApp) => {
  const send = (path: string, form?: Record<string, string>, headers: Record<string, string> = {}) =>
    test.app.request(
      `http://localhost${path}`,
      form === undefined
        ? { headers }
        : {
            method: "POST",
            headers: { "content-type": "application/x-www-form-urlencoded", origin: "http://localhost", ...headers },
            body: new URLSearchParams(form).toString(),
          },
      test.env,
    );
  /** Path of the last link mailed to this address. */
  const mailed = (to: string) => {
    const mail = test.mails.filter((each) => each.to === to).at(-1);
    return new URL(/https?:\S+/.exec(mail?.text ?? "")?.[0] ?? "http://none/").pathname;
  };
  const submit = (kind: RequestKind, fields: { name: string; email: string } & Record<string, string>) =>
    send(`/verzoek/${slugs.nl[kind]}`, fields);
  /** Submits, follows the mail's link and presses its button; the path of the case page. */
  const file = async (kind: RequestKind, fields: { name: string; email: string } & Record<string, string>) => {
    await submit(kind, fields);
    const answer = await send(mailed(fields.email), {});
    return answer.headers.get("location") ?? `no case: ${answer.status}`;
  };
  return { send, mailed, submit, file };
};

let persons = 0;
/** Somebody no other test of the file knows. */
export const somebody = (tag: string) => {
  persons += 1;
  const name = `${tag}${"abcdefghijklmnopqrstuvwxyz"[persons % 26]}${"klmnopqrst"[Math.floor(persons / 26) % 10]}`;
  return { name, email: `${name.toLowerCase()}@${tag.toLowerCase()}.example` };
};

/** Two clients that hold the same person, with a supervisor each, two directors, and a note. */
export const requestWorld = async (options: { directors?: number; now?: string } = {}) => {
  const test = createTestApp(options.now);
  const clientA = await addClient(test, "Alfa");
  const clientB = await addClient(test, "Beta");
  const [userA, userB] = [
    await addPerson(test, "client", { clientId: clientA }),
    await addPerson(test, "client", { clientId: clientB }),
  ];
  const supervisor = await addPerson(test, "supervisor");
  const agent = await addPerson(test, "agent");
  const directors: string[] = [];
  for (let n = 0; n < (options.directors ?? 2); n++) directors.push(await addPerson(test, "director"));
  const a = await addAssignment(test, { clientId: clientA, supervisorId: supervisor, agentIds: [agent] });
  const b = await addAssignment(test, { clientId: clientB, supervisorId: supervisor, agentIds: [agent] });
  for (const person of [...directors, supervisor]) test.stepUp(person);
  const sql = async <T = Record<string, unknown>>(query: string, ...params: unknown[]) =>
    (
      await test.env.DB.prepare(query)
        .bind(...params)
        .all<T>()
    ).results;
  /** The person at both clients, under one mailbox. */
  const person = async (name: string, email: string) => ({
    one: await addLead(test, { assignmentId: a, contact: { name, email, function: "Inkoper" } }),
    two: await addLead(test, { assignmentId: b, contact: { name, email } }),
  });
  const caseId = async (casePath: string) => {
    const { tokenHash } = await import("#worker/modules/data-subject-requests/sealing.ts");
    const [row] = await sql<{ id: string }>(
      "SELECT id FROM data_subject_requests WHERE link_hash = ?",
      await tokenHash(casePath.split("/").at(-1) ?? ""),
    );
    return row?.id ?? "";
  };
  const ask = (user: string | null, method: string, path: string, body?: unknown) =>
    test.send(user, method, `/api${path}`, body);
  const read = async <T>(user: string, path: string) => (await ask(user, "GET", path)).json() as Promise<T>;
  const state = async (id: string) =>
    (await sql<{ state: string }>("SELECT state FROM data_subject_requests WHERE id = ?", id))[0]?.state;
  /** Every task of a case is read through without marking anything, except what `mark` finds in a note. */
  const review = async (id: string, mark?: string) => {
    for (const { assignment_id } of await sql<{ assignment_id: string }>(
      "SELECT assignment_id FROM request_tasks WHERE request_id = ?",
      id,
    )) {
      const path = `/request-tasks/${id}/${assignment_id}`;
      for (;;) {
        const task = await read<{ note: { id: string; text: string } | null }>(supervisor, path);
        if (task.note === null) break;
        const at = mark === undefined ? -1 : task.note.text.indexOf(mark);
        const marks = at < 0 || mark === undefined ? [] : [[at, at + mark.length]];
        await ask(supervisor, "PUT", `${path}/notes/${task.note.id}`, { marks });
      }
      await ask(supervisor, "POST", `${path}/done`, {});
    }
  };
  return {
    ...test,
    test,
    ...visitor(test),
    clientA,
    clientB,
    userA,
    userB,
    supervisor,
    agent,
    directors,
    a,
    b,
    sql,
    person,
    caseId,
    ask,
    read,
    state,
    review,
  };
};
export type RequestWorld = Awaited<ReturnType<typeof requestWorld>>;

/** Everything the database and the bucket hold, as one text. */
export const dumpStores = async ({ env }: TestApp) => {
  const tables = await env.DB.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name <> 'd1_migrations'",
  ).all<{ name: string }>();
  const stores: Record<string, string> = {};
  for (const { name } of tables.results)
    stores[name] = JSON.stringify((await env.DB.prepare(`SELECT * FROM "${name}"`).all()).results);
  let cursor: string | undefined;
  do {
    const page = await env.KEYS.list(cursor === undefined ? {} : { cursor });
    for (const { key } of page.objects) {
      const bytes = new Uint8Array((await (await env.KEYS.get(key))?.arrayBuffer()) ?? new ArrayBuffer(0));
      stores[`bucket ${key}`] = key + Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    }
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return stores;
};
