import type { LeadCard } from "#contract/desk.ts";
import { runPurge } from "#worker/retention/purge.ts";
import { addAssignment } from "./assignments.ts";
import { addClient, addPerson } from "./people.ts";
import type { TestApp } from "./test-app.ts";
import { clearWorld, file, type SampleFile, uploadFile } from "./upload.ts";

export interface Party {
  clientId: string;
  user: string;
  agent: string;
  supervisor: string;
  assignment: string;
}
export const addParty = async (app: TestApp): Promise<Party> => {
  const clientId = await addClient(app);
  const [agent, supervisor] = [await addPerson(app, "agent"), await addPerson(app, "supervisor")];
  const user = await addPerson(app, "client", { clientId });
  app.stepUp(user);
  const assignment = await addAssignment(app, { clientId, agentIds: [agent], supervisorId: supervisor });
  return { clientId, user, agent, supervisor, assignment };
};

export const header = "Bedrijf;KVK;Telefoon;Website;Naam;Functie;E-mail;Mobiel;Regio;!Opmerking";
const trades = ["Bakkerij", "Garage", "Drukkerij", "Hotel", "Kapsalon", "Kwekerij"];
/** Company and person number n, as a client writes them. */
export const record = (n: number, own: string, person: Partial<Record<"job" | "mail" | "mobile", string>> = {}) => {
  const name = `${trades[n % trades.length]} Noord ${n}`;
  const { job = "Inkoper", mail = `p${n}@bedrijf${n}.example`, mobile = `06 1100${1000 + n}` } = person;
  return `${name} B.V.;${10_000_001 + n * 7_919};020 6${100_000 + n * 4_321};bedrijf${n}.example;Karel Brinkman;${job};${mail};${mobile};${own};${own} notitie`;
};
export const sample = (...records: string[]): SampleFile => file(header, ...records);
export const numbers = (from: number, until: number) => Array.from({ length: until - from }, (_, at) => from + at);

const json = async (answer: Response): Promise<unknown> => {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** One call, from the next lead to its note; null when nobody is left to call. */
export const call = async (
  app: TestApp,
  { agent }: Party,
  field: string,
  input: Record<string, unknown> = { result: "correct" },
): Promise<LeadCard | null> => {
  const answer = await app.send(agent, "POST", "/api/leases");
  if (!answer.ok) return null;
  const card = (await answer.json()) as LeadCard;
  const contactId = card.contacts[0]?.id;
  const at = `/api/leases/${card.leaseId}`;
  if (contactId !== undefined) {
    await app.send(agent, "POST", `${at}/checks`, { contactId, fields: [field], method: "main_number" });
    await app.send(agent, "POST", `${at}/checks/${contactId}/${field}`, input);
  }
  await app.send(agent, "POST", `${at}/close`, { outcome: "interested", note: "Gesproken.", introduced: true });
  return card;
};

/** Everything the client and its agent can ask of their assignment, by every route there is. */
export const everythingOf = async (app: TestApp, { user, agent, assignment }: Party) => {
  const get = async (path: string, by = user) => json(await app.send(by, "GET", path));
  const at = `/api/assignments/${assignment}`;
  const uploads = (await get(`/api/uploads?assignmentId=${assignment}`)) as { items: { id: string }[] };
  const rows = (await get(`${at}/rows`)) as { rows: { leadId: string }[] };
  // Lines of one look stand in the order of random ids: they are compared as a set, each with all it says.
  const log = async (path: string, by = user) => {
    const lines: string[] = [];
    for (let next: string | null = ""; next !== null; ) {
      const query: string = next === "" ? "?limit=200" : `?limit=200&cursor=${encodeURIComponent(next)}`;
      const page = (await get(`${path}${query}`, by)) as { items: Record<string, unknown>[]; next: string | null };
      lines.push(...page.items.map(({ seq: _, pseudonym: __, recordId: ___, ...line }) => JSON.stringify(line)));
      next = page.next;
    }
    return lines.sort();
  };
  return {
    list: await get("/api/assignments"),
    view: await get(at),
    rows,
    page: await get(`${at}/rows?limit=2`),
    download: await get(`${at}/export`),
    notes: await get(`${at}/notes`),
    uploads,
    upload: await Promise.all(
      uploads.items.flatMap(({ id }) => [
        get(`/api/uploads/${id}`),
        get(`/api/uploads/${id}/refusals`),
        get(`/api/uploads/${id}/undo`),
      ]),
    ),
    briefings: await get("/api/briefings", agent),
    log: await log(`${at}/access-log`),
  };
};

/**
 * Ids and pseudonyms are chance: each is named by where it first stands. What is not said in any order (persons of a
 * lead) is put in one.
 */
export const withoutChance = (answers: unknown): string => {
  const text = JSON.stringify(answers, (key, value) => {
    if (key === "contacts" && Array.isArray(value))
      return value.map(({ id: _, ...rest }: Record<string, unknown>) => rest);
    if (key === "pseudonym" || key === "next") return value === null ? null : "·";
    return value;
  }).replace(/\b(Assignment|Person|Client) \w{4,6}\b/g, "$1");
  const names = new Map<string, string>();
  return text.replace(/\b[a-z]{2,6}_[0-9A-Za-z]{10,40}\b/g, (id) => {
    const name = names.get(id) ?? `${id.split("_")[0]}#${names.size}`;
    names.set(id, name);
    return name;
  });
};

/** Paths of the leaves in which two answers differ. */
export const differences = (one: unknown, other: unknown, path = ""): string[] => {
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null)
    return one === other ? [] : [path];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) =>
    differences((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], `${path}/${key}`),
  );
};

export interface Story {
  app: TestApp;
  mode: "all" | "verified";
  /** What the other client's side does, in order; left out in the world where it does not exist. */
  other: ((theirs: Party) => Promise<void>)[] | null;
  /** Companies of client A's first file. */
  size: number;
}
/** An empty registry in one of the two modes of crossing (P4.2-5). */
export const beginWorld = async (app: TestApp, mode: Story["mode"]) => {
  await clearWorld(app);
  await app.env.DB.prepare("DELETE FROM organisation_settings").run();
  if (mode === "verified")
    await app.env.DB.prepare(
      "INSERT INTO organisation_settings (name, value, changed_by, changed_at) SELECT 'crossing.personal', 'verified', id, '2026-01-01' FROM users LIMIT 1",
    ).run();
};
/** The order of the queue is chance; here it is that of the file. */
export const queueByFile = (app: TestApp) =>
  app.env.DB.prepare(
    "UPDATE leads SET shuffle = (SELECT min(ordinal) FROM assignment_rows r WHERE r.lead_id = leads.id)",
  ).run();

const days = ["2026-03-02", "2026-03-09", "2026-04-06", "2026-05-04", "2027-03-10"];

/** The same year of client A, with or without the other client beside it. */
export const playStory = async ({ app, mode, other, size }: Story): Promise<unknown[]> => {
  await beginWorld(app, mode);
  const seen: unknown[] = [];
  const on = (day: number, hour: number) => app.clock.set(`${days[day]}T${String(hour).padStart(2, "0")}:00:00.000Z`);
  on(0, 8);
  const [a, b] = [await addParty(app), await addParty(app)];
  const theirs = async (day: number) => {
    on(day, 12);
    await other?.[day]?.(b);
  };
  const look = async (day: number) => {
    on(day, 16);
    seen.push(await everythingOf(app, a));
  };
  await uploadFile(app, a.user, a.assignment, sample(...numbers(0, size).map((n) => record(n, "Oost"))));
  await theirs(0);
  await look(0);
  await theirs(1);
  on(1, 14);
  const second = numbers(size - 2, size + 2).map((n) => record(n, "West"));
  await uploadFile(app, a.user, a.assignment, sample(...second));
  await look(1);
  await theirs(2);
  on(2, 14);
  await queueByFile(app);
  const cards: string[] = [];
  for (let minute = 1; ; minute++) {
    app.clock.set(`${days[2]}T14:${String(minute).padStart(2, "0")}:00.000Z`);
    const card = await call(app, a, "function");
    if (card === null) break;
    cards.push(withoutChance({ ...card, leadId: "" }));
  }
  seen.push(cards);
  await look(2);
  await theirs(3);
  await theirs(4);
  on(4, 14);
  await runPurge({ db: (await app.deps()).db, clock: app.clock });
  await look(4);
  return seen;
};
