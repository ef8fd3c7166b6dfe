import type { ClosedCall, LeadCard } from "#contract/desk.ts";
import type { TestApp } from "./test-app.ts";
import {
  addParty,
  beginWorld,
  numbers,
  type Party,
  queueByFile,
  record,
  type Story,
  sample,
  withoutChance,
} from "./two-worlds.ts";
import { uploadFile } from "./upload.ts";

export const leadsOfSession = 5;

/** What one agent did on a morning, request by request; each knows the card and the call that came before. */
type Step = (now: { card: LeadCard; call: ClosedCall }) => [method: string, path: string, body?: unknown];
const lease = ({ card }: { card: LeadCard }) => `/api/leases/${card.leaseId}`;
const person = ({ card }: { card: LeadCard }) => card.contacts[0]?.id ?? "ctc_00000000000000000000000000";
const claim: Step = () => ["POST", "/api/leases"];
const look: Step = (now) => ["GET", lease(now)];
const check =
  (...fields: string[]): Step =>
  (now) => ["POST", `${lease(now)}/checks`, { contactId: person(now), fields, method: "main_number" }];
const end =
  (field: string, result: Record<string, unknown>): Step =>
  (now) => ["POST", `${lease(now)}/checks/${person(now)}/${field}`, result];
const close =
  (outcome: string, introduced = true): Step =>
  (now) => ["POST", `${lease(now)}/close`, { outcome, note: introduced ? "Gesproken." : "", introduced }];
const day: Step = () => ["GET", "/api/briefings"];

export const morning: Step[] = [
  day,
  claim,
  look,
  check("name", "email", "function"),
  end("email", { result: "correct" }),
  end("function", { result: "changed", value: "Hoofd inkoop" }),
  (now) => ["POST", `${lease(now)}/renew`],
  close("interested"),
  ({ call }) => ["POST", `/api/calls/${call.callId}/undo`],
  close("not_interested"),
  look,
  claim,
  (now) => ["POST", `${lease(now)}/skip`],
  claim,
  (now) => ["PATCH", `${lease(now)}/company`, { fields: { website: "nieuwe-site.example" } }],
  (now) => [
    "POST",
    `${lease(now)}/contacts`,
    { method: "person", values: { name: "Petra Dijkman", email: "p.dijkman@elders.example" } },
  ],
  (now) => ["POST", `${lease(now)}/wrong-number`, { contactId: null, field: "phone" }],
  close("no_answer", false),
  claim,
  check("email"),
  end("email", { result: "left" }),
  look,
  (now) => ["GET", `${lease(now)}/closing`],
  close("busy", false),
  claim,
  (now) => ["POST", `${lease(now)}/objection`, { contactId: person(now) }],
  look,
  day,
  claim,
];

export interface Session {
  app: TestApp;
  mode: Story["mode"];
  /** What the other client's people do between two requests, in turn; null = there is no other client. */
  between: ((theirs: Party) => Promise<unknown>)[] | null;
  /** How often the morning is gone through, each time with a new file of the same size. */
  rounds?: number;
}

/** The recorded morning of client A's agent, all its answers with their headers, after its file has become half a year old. */
export const playSession = async ({ app, mode, between, rounds = 1 }: Session): Promise<unknown[]> => {
  await beginWorld(app, mode);
  app.clock.set("2026-03-02T08:00:00.000Z");
  const [a, b] = [await addParty(app), await addParty(app)];
  const seen: unknown[] = [];
  let turn = 0;
  for (let round = 0; round < rounds; round++) {
    app.clock.set(`2026-03-0${2 + round}T08:00:00.000Z`);
    const own = numbers(round * leadsOfSession, (round + 1) * leadsOfSession).map((n) => record(n, "Oost"));
    await uploadFile(app, a.user, a.assignment, sample(...own));
  }
  await queueByFile(app);
  let at = Date.parse("2026-10-05T08:00:00.000Z");
  for (let round = 0; round < rounds; round++) {
    let now = { card: {} as LeadCard, call: {} as ClosedCall };
    for (const step of morning) {
      at += 4_000;
      app.clock.set(new Date(at).toISOString());
      if (between !== null) await between[turn++ % between.length]?.(b);
      const [method, path, body] = step(now);
      const answer = await app.send(a.agent, method, path, body);
      const text = await answer.text();
      const parsed = JSON.parse(text);
      if (answer.ok && parsed.leaseId !== undefined) now = { ...now, card: parsed };
      if (answer.ok && parsed.callId !== undefined) now = { ...now, call: parsed };
      const headers = [...answer.headers].filter(([name]) => name !== "x-request-id").sort();
      // What a refusal is called by in the log is chance.
      const { requestId: _, ...rest } = parsed;
      seen.push({ asked: `${method} ${path.split("/").slice(2, 3)}`, status: answer.status, headers, body: rest });
    }
  }
  // The reference of an objection is made from the lease, so it is chance as that is.
  return JSON.parse(withoutChance(seen).replace(/\bVZ-(\d{8})-[0-9A-Z]{6}\b/g, "VZ-$1"));
};
