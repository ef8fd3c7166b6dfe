import type { AgreementTerms } from "#contract/assignments.ts";
import { sealLog } from "#worker/access/index.ts";
import { prepareLogReviews } from "#worker/modules/log-reviews/index.ts";
import { addDays, addMonthsClamped, localDate, startOfLocalDay } from "#worker/retention/index.ts";
import type { Env } from "../env.ts";
import { demoHeaders, demoRow } from "./companies.ts";
import { createDemoApp } from "./demo-app.ts";
import { roofOutcomes } from "./outcomes.ts";
import { type DemoAccount, peopleMaker } from "./people.ts";
import { demoSteps } from "./steps.ts";

const rows = (from: number, until: number) => Array.from({ length: until - from }, (_, i) => demoRow(from + i));
const briefing =
  "Wij bellen namens de opdrachtgever over energiebesparing. Vraag naar degene die over het gebouw gaat.";
const script =
  "Goedemorgen, u spreekt met … van Leadhunter, namens …\nUw gegevens komen uit het adressenbestand van de opdrachtgever.\nU kunt altijd bezwaar maken (recht van verzet).";

/**
 * A year and more in the life of the agency, told through the product's own routes: fresh, stale, due and purged values,
 * doubtful and held-back leads, an objection, a callback, an inactive assignment, missing signatures (issue: every state).
 */
export const fillDemoWorld = async (env: Env): Promise<{ filled: boolean; accounts: DemoAccount[] }> => {
  const existing = await env.DB.prepare("SELECT 1 FROM users LIMIT 1").first();
  if (existing !== null) return { filled: false, accounts: [] };

  const today = localDate(new Date());
  const noon = (date: string) => new Date(startOfLocalDay(date).getTime() + 12 * 3_600_000);
  const start = addDays(addMonthsClamped(today, -13), -3);
  const demo = createDemoApp(env, noon(start));
  const people = peopleMaker(demo);
  const steps = demoSteps(demo);
  const at = (date: string) => demo.clock.set(noon(date));
  const terms: AgreementTerms = {
    startsOn: start,
    endsOn: addMonthsClamped(today, 18),
    callingHours: { from: "00:00", until: "23:59", days: [1, 2, 3, 4, 5, 6, 7] },
    maxCallsPerDay: null,
    regions: [],
    sectors: [],
  };

  // The house: everyone signs the NDA but one agent, who will only see the signing screen (P1-2).
  const director = await people.add({ email: "directie@leadhunter.example", name: "Dina Rechters", role: "director" });
  const administrator = await people.add({
    email: "beheer@leadhunter.example",
    name: "Bas Beheer",
    role: "administrator",
  });
  const supervisor = await people.add({
    email: "begeleider@leadhunter.example",
    name: "Sanne Leidraad",
    role: "supervisor",
    mayCountersign: true,
  });
  await people.add({
    email: "begeleider2@leadhunter.example",
    name: "Tom Anders",
    role: "supervisor",
    note: "supervises nothing yet",
  });
  const agent = await people.add({ email: "agent1@leadhunter.example", name: "Bella Beller", role: "agent" });
  const secondAgent = await people.add({ email: "agent2@leadhunter.example", name: "Koen Kiesvast", role: "agent" });
  await people.add({
    email: "agent3@leadhunter.example",
    name: "Nina Nieuw",
    role: "agent",
    nda: false,
    note: "no NDA yet",
  });
  await people.add({ email: "coach@leadhunter.example", name: "Cor Coach", role: "coach" });

  const newClient = async (name: string) =>
    (await demo.send<{ id: string }>(supervisor, "POST", "/api/clients", { name })).id;
  const sunClient = await newClient("Zonnedak Energie");
  const officeClient = await newClient("Kantoorvers Koffie");
  const sun = await people.add({
    email: "opdrachtgever@zonnedak.example",
    name: "Olga Opdracht",
    role: "client",
    clientId: sunClient,
    clientOwner: true,
  });
  const office = await people.add({
    email: "opdrachtgever@kantoorvers.example",
    name: "Karel Koffie",
    role: "client",
    clientId: officeClient,
    clientOwner: true,
  });

  const assignment = async (clientUser: string, name: string) => {
    const { id } = await demo.send<{ id: string }>(clientUser, "POST", "/api/assignments", { name });
    await demo.send(administrator, "PUT", `/api/assignments/${id}/supervisors/${supervisor}`);
    return id;
  };
  const inForce = async (clientUser: string, id: string, name: string) => {
    await steps.signAgreement(clientUser, id, terms, name);
    await steps.countersign(director, id, "Dina Rechters");
  };

  // Thirteen months ago: values that are past their purge instant by now (P4.2-10); twelve: due within days.
  const summer = await assignment(sun, "Zomeractie laadpalen");
  await inForce(sun, summer, "Olga Opdracht");
  await steps.upload(sun, summer, rows(0, 12));
  at(addDays(addMonthsClamped(today, -12), 2));
  await steps.upload(sun, summer, rows(12, 24));
  await steps.activate(supervisor, summer, [agent], localDate(demo.clock.now()), briefing, script);
  for (const note of ["Wil in het najaar opnieuw gebeld worden.", "Heeft al laadpalen, geen interesse."]) {
    const card = await steps.claim(agent);
    await steps.close(agent, card.leaseId, { outcome: "not_interested", note });
  }
  await demo.send(supervisor, "POST", `/api/assignments/${summer}/deactivate`);

  // Seven months ago: to be verified before use (P4.2-7). The two clients' files cross.
  at(addDays(addMonthsClamped(today, -7), 0));
  const roofs = await assignment(sun, "Zonnepanelen bedrijfsdaken");
  await inForce(sun, roofs, "Olga Opdracht");
  await steps.upload(sun, roofs, rows(24, 60));
  const coffee = await assignment(office, "Koffie op kantoor");
  await inForce(office, coffee, "Karel Koffie");
  await steps.upload(office, coffee, rows(40, 70));

  // Requests of data subjects that came by letter: one whose last days run, one whose person is on file.
  const letter = (kind: string, receivedOn: string, name: string, email: string, company: string) =>
    demo.send(director, "POST", "/api/requests", {
      kind,
      channel: "letter",
      locale: "nl",
      receivedOn,
      name,
      email,
      phone: "",
      company,
      message: "",
    });
  at(addDays(today, -12));
  await letter("access", addDays(today, -12), "Petra van Loon", "petra@vanloon.example", "Van Loon Advies");
  at(addDays(today, -8));
  const [asked] = rows(50, 51);
  const cell = (header: string) => asked?.[demoHeaders.indexOf(header)] ?? "";
  await letter(
    "erasure",
    addDays(today, -8),
    `${cell("Voornaam")} ${cell("Achternaam")}`,
    cell("E-mail"),
    cell("Bedrijfsnaam"),
  );

  // This week: fresh values, legal forms that are held back (L-7), and a pair that only a person can judge.
  at(addDays(today, -2));
  await steps.upload(sun, roofs, [
    ...rows(80, 120),
    demoRow(120, { Bedrijfsnaam: "Klusbedrijf De Hamer", Rechtsvorm: "Eenmanszaak" }),
    demoRow(121, { Bedrijfsnaam: "Gebroeders Vink", Rechtsvorm: "V.O.F." }),
    demoRow(80, {
      KvK: "",
      Straat: "Hofplein",
      Huisnr: "1",
      Postcode: "1012 AA",
      Telefoon: "",
      "E-mail": "",
      Mobiel: "",
    }),
  ]);
  await steps.activate(supervisor, roofs, [agent], localDate(demo.clock.now()), briefing, script);
  await steps.setOutcomes(supervisor, roofs, roofOutcomes);
  await steps.activate(supervisor, coffee, [secondAgent], localDate(demo.clock.now()), briefing, script);

  // Yesterday: calls with their notes, a callback that is due, nobody home, and an objection (L-21).
  at(addDays(today, -1));
  const appointment = await steps.claim(agent);
  await steps.close(agent, appointment.leaseId, {
    outcome: "appointment",
    fields: {
      date: addDays(today, 7),
      time: "10:00",
      place: "Op locatie",
      ...(appointment.contacts[0] === undefined ? {} : { contact: appointment.contacts[0].id }),
    },
    script: { roof: "Eigendom", supplier: "Regionaal energiebedrijf" },
    note: "Wil graag een offerte op locatie, kijkt met de financieel directeur mee.",
  });
  const later = await steps.claim(agent);
  await steps.close(agent, later.leaseId, {
    outcome: "callback",
    script: { roof: "Huur" },
    note: "Zit in vergadering, morgen terugbellen.",
    callbackAt: startOfLocalDay(today).toISOString(),
    callbackFor: "me",
  });
  const silent = await steps.claim(agent);
  await steps.close(agent, silent.leaseId, { outcome: "no_answer", introduced: false });
  const objecting = await steps.claim(secondAgent);
  const [person] = objecting.contacts;
  if (person === undefined) throw new Error("the demo's objection needs a person");
  await steps.object(secondAgent, objecting.leaseId, person.id);

  // Signatures that are still missing.
  await assignment(sun, "Warmtepompen 2027");
  const winter = await assignment(office, "Automaten voor scholen");
  await steps.signAgreement(office, winter, terms, "Karel Koffie");

  // The log of that year, sealed and ready for its reviewer (P3-7, L-12).
  await sealLog(await demo.deps());
  await prepareLogReviews(await demo.deps());

  await env.DB.prepare("INSERT INTO demo_clock (id, offset_ms) VALUES (1, 0) ON CONFLICT DO NOTHING").run();
  return { filled: true, accounts: people.accounts };
};
