import { describe, expect, it } from "vitest";
import { requestWorld } from "#test/support/requests.ts";

const known = { name: "Marker", email: "bekend@form.example" };

describe("the public form (P7-1, P7-3)", () => {
  it("answers the known, the unknown and the suppressed alike, and looks nothing up (P7-3)", async () => {
    const world = await requestWorld();
    await world.person(known.name, known.email);
    await world.file("objection", { name: "Gone", email: "suppressed@form.example" });
    const asked = [
      known,
      { name: "Nobody", email: "onbekend@form.example" },
      { name: "Gone", email: "suppressed@form.example" },
    ];
    const seen: unknown[] = [];
    for (const person of asked) {
      const before = world.mails.length;
      let reads = 0;
      const prepare = world.env.DB.prepare.bind(world.env.DB);
      world.env.DB.prepare = (sql: string) => {
        if (/contact_values|suppressions|users|contacts\b/.test(sql)) reads++;
        return prepare(sql);
      };
      const answer = await world.submit("erasure", person);
      world.env.DB.prepare = prepare;
      const mail = world.mails.at(-1);
      seen.push({
        status: answer.status,
        headers: [...answer.headers].filter(([name]) => name !== "date"),
        body: await answer.text(),
        mails: world.mails.length - before,
        subject: mail?.subject,
        text: mail?.text.replace(/https?:\S+/, "LINK"),
        reads,
      });
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    expect(seen[0]).toMatchObject({ status: 303, mails: 1, reads: 0 });
  });

  it("keeps a submission unreadable until its mail's link comes back, and the link works once (P7-3)", async () => {
    const world = await requestWorld();
    await world.submit("access", { name: "Sterremerk", email: "sterremerk@form.example" });
    const rows = await world.sql("SELECT * FROM request_submissions");
    expect(JSON.stringify(rows)).not.toMatch(/sterremerk/i);
    const cases = async () =>
      (await world.sql<{ n: number }>("SELECT count(*) AS n FROM data_subject_requests"))[0]?.n ?? 0;
    const before = await cases();
    const path = world.mailed("sterremerk@form.example");
    // A mail scanner that follows the link confirms nothing.
    expect((await world.send(path)).status).toBe(200);
    expect(await cases()).toBe(before);
    const answers = await Promise.all([world.send(path, {}), world.send(path, {})]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
    expect((await world.send(path, {})).status).toBe(410);
    expect(await cases()).toBe(before + 1);
  });

  it("forgets what was never confirmed, for readers at once and in the table by the purge", async () => {
    const world = await requestWorld();
    await world.submit("access", { name: "Iemand", email: "laat@form.example" });
    world.clock.set("2026-12-03T10:00:01.000Z");
    expect((await world.send(world.mailed("laat@form.example"), {})).status).toBe(410);
  });

  it("sends nothing for a robot that fills in the field nobody sees, and says the same", async () => {
    const world = await requestWorld();
    const trapped = await world.submit("access", {
      name: "Robot",
      email: "robot@form.example",
      website: "https://spam.example",
    });
    expect([trapped.status, trapped.headers.get("location")]).toEqual([303, "/verzoek/verstuurd"]);
    expect(world.mails).toEqual([]);
  });

  it("slows down who keeps asking, known or not", async () => {
    const world = await requestWorld();
    await world.person("Marker", "vaak@form.example");
    const statuses = async (email: string) => {
      const all: number[] = [];
      for (let n = 0; n < 7; n++) all.push((await world.submit("access", { name: "Iemand", email })).status);
      return all;
    };
    const one = await statuses("vaak@form.example");
    expect(one).toContain(429);
    expect(await statuses("nooit@form.example")).toEqual(one);
  });

  it("gives back what was typed when something is missing, in either language, and takes no form of another site", async () => {
    const world = await requestWorld();
    const wrong = await world.send("/request/erasure", { name: "", email: "a@b" });
    expect(wrong.status).toBe(400);
    const text = await wrong.text();
    expect(text).toContain('lang="en"');
    expect(text).toContain("Fill in your name.");
    expect(text).toContain('value="a@b"');
    const foreign = await world.send("/verzoek/inzage", known, { origin: "https://elders.example" });
    expect(foreign.status).toBe(403);
    const escaped = await world.send("/verzoek/inzage", { name: "<b>x", email: '"><script>' });
    expect(await escaped.text()).not.toMatch(/<script|<b>/);
    const headers = (await world.send("/verzoek")).headers;
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("cache-control")).toBe("no-store");
  });
});
