import type { LeadCard } from "#contract/desk.ts";
import { newId } from "#worker/platform/ids.ts";
import { addAssignment, addLead, wideTerms } from "./assignments.ts";
import { addClient, addPerson } from "./people.ts";
import type { TestApp } from "./test-app.ts";

export const start = Date.parse("2026-11-25T10:00:00.000Z");
const agentsInWorld = 4;
const leadsInWorld = 6;

export interface WorldLead {
  id: string;
  assignment: number;
  /** Words that stand in no other company's answers. */
  words: string[];
  contactId: string;
  /** Without a main number: nobody is left when its one person goes. */
  onlyPerson: boolean;
  /** The person is due on the second day. */
  purgeable: boolean;
  person: { name: string; email: string };
}

let worlds = 0;
const letters = (n: number) =>
  [...String(n).padStart(5, "0")].map((digit) => "abcdefghij"[Number(digit)] ?? "a").join("");

/** Two clients with an assignment each, agents planned on both, leads of which one company is both clients'. */
export const leaseWorld = async (test: TestApp) => {
  worlds += 1;
  const tag = letters(worlds);
  const staff = {
    supervisor: await addPerson(test, "supervisor"),
    administrator: await addPerson(test, "administrator"),
  };
  const directors = [await addPerson(test, "director"), await addPerson(test, "director")] as const;
  for (const id of [...Object.values(staff), ...directors]) test.stepUp(id);
  const agents: string[] = [];
  for (let n = 0; n < agentsInWorld; n++) agents.push(await addPerson(test, "agent"));
  const assignments: string[] = [];
  for (let n = 0; n < 2; n++)
    assignments.push(
      await addAssignment(test, {
        clientId: await addClient(test),
        supervisorId: staff.supervisor,
        agentIds: agents,
      }),
    );
  const sql = async <T = Record<string, unknown>>(query: string, ...params: unknown[]) =>
    (
      await test.env.DB.prepare(query)
        .bind(...params)
        .all<T>()
    ).results;
  const leads: WorldLead[] = [];
  let shared: string | undefined;
  for (let n = 0; n < leadsInWorld; n++) {
    const companyWord = n === leadsInWorld - 1 ? `Bedrijf${tag}x0` : `Bedrijf${tag}x${n}`;
    const name = `Naam${tag}${letters(n)}`;
    const person = { name, email: `${name.toLowerCase()}@adres${tag}${n}.example` };
    const purgeable = n % 3 === 1;
    const lead = await addLead(test, {
      assignmentId: assignments[n % 2] ?? "",
      companyName: companyWord,
      // The last lead is the other client's, at the company of the first.
      ...(n === leadsInWorld - 1 && shared !== undefined ? { companyId: shared } : {}),
      contact: { ...person, ...(purgeable ? { enteredOn: "2025-11-25" } : {}) },
    });
    if (n === 0) shared = lead.companyId;
    const onlyPerson = n === 1 || n === 2;
    if (onlyPerson) await sql("UPDATE companies SET phone = NULL WHERE id = ?", lead.companyId);
    leads.push({
      id: lead.leadId,
      assignment: n % 2,
      words: [companyWord, name, person.email],
      contactId: lead.contactId ?? "",
      onlyPerson,
      purgeable,
      person,
    });
  }
  const bodies: { agent: number; leadId: string | null; text: string }[] = [];
  /** A request of an agent; every body is kept, with the lead it is about where it is a card. */
  const asAgent = async (agent: number, method: string, path: string, body?: unknown) => {
    const answer = await test.send(agents[agent] ?? "", method, path, body);
    const text = await answer.text();
    const parsed = (text === "" ? {} : JSON.parse(text)) as Partial<LeadCard> & { code?: string; callId?: string };
    bodies.push({ agent, leadId: parsed.leadId ?? null, text });
    return { status: answer.status, body: parsed };
  };
  return {
    test,
    staff,
    directors,
    agents,
    assignments,
    leads,
    bodies,
    sql,
    asAgent,
    at: (ms: number) => test.clock.set(new Date(ms).toISOString()),
    signNda: (agent: number) =>
      sql(
        "INSERT INTO ndas (id, user_id, version, text_hash, signed_name, signed_at, valid_from) VALUES (?, ?, 1, '', 'Signed Name', ?, ?)",
        newId("nda"),
        agents[agent],
        test.clock.now().toISOString(),
        test.clock.now().toISOString(),
      ),
    endAgreement: (assignment: number, ended: boolean) =>
      sql(
        "UPDATE processor_agreements SET ends_on = ?2, terms = json_set(terms, '$.endsOn', ?2) WHERE assignment_id = ?1",
        assignments[assignment],
        ended ? "2026-11-24" : wideTerms.endsOn,
      ),
  };
};
export type LeaseWorld = Awaited<ReturnType<typeof leaseWorld>>;

/** Bodies that hold words of more than one company, or of a lead that was not the one answered for (I-7). */
export const mixedAnswers = ({ bodies, leads }: LeaseWorld) =>
  bodies.filter(({ text, leadId }) => {
    const low = text.toLowerCase();
    const own = leads.find(({ id }) => id === leadId)?.words ?? [];
    return leads.flatMap(({ words }) => words).some((word) => !own.includes(word) && low.includes(word.toLowerCase()));
  });
