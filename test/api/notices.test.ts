import { describe, expect, it } from "vitest";
import type { Page } from "#contract/common.ts";
import type { NoticeView } from "#contract/notices.ts";
import { createDesk, type Desk } from "#test/support/desk.ts";
import { appointmentAnswers } from "#test/support/outcomes.ts";
import { addPerson } from "#test/support/people.ts";

const make = async (desk: Desk) => {
  await desk.lead({ companyName: "Bakkerij De Hoek" });
  const { leaseId } = await desk.claim();
  await desk.close(leaseId, { outcome: "appointment", fields: appointmentAnswers });
};
const unread = async (desk: Desk, user = desk.clientUser) =>
  ((await (await desk.test.send(user, "GET", "/api/notices/unread")).json()) as { unread: number }).unread;
const list = async (desk: Desk, user = desk.clientUser, query = "") =>
  (await (await desk.test.send(user, "GET", `/api/notices${query}`)).json()) as Page<NoticeView>;
const pass = (desk: Desk) => desk.test.send(desk.agentId, "GET", "/api/briefings");
const later = (desk: Desk, ms: number) => desk.clock.set(new Date(Date.parse("2026-11-25T10:00:00.000Z") + ms));

describe("notices", () => {
  it("tell each user of the client, and nobody else, that there is an appointment", async () => {
    const desk = await createDesk();
    const colleague = await addPerson(desk.test, "client", { clientId: desk.clientId });
    const other = await createDesk({ test: desk.test });
    await make(desk);
    expect(await list(desk)).toMatchObject({
      items: [
        {
          kind: "appointment_made",
          assignmentId: desk.assignmentId,
          startsAt: "2026-12-03T09:00:00.000Z",
          readAt: null,
        },
      ],
    });
    expect(JSON.stringify(await list(desk))).not.toContain("Bakkerij");
    expect([await unread(desk), await unread(desk, colleague), await unread(other)]).toEqual([1, 1, 0]);
    expect((await list(other)).items).toEqual([]);
  });

  it("are read one by one or all up to one, each by its own reader", async () => {
    const desk = await createDesk();
    const colleague = await addPerson(desk.test, "client", { clientId: desk.clientId });
    for (let i = 0; i < 3; i++) {
      later(desk, i * 1_000);
      await make(desk);
    }
    const [newest, middle] = (await list(desk)).items;
    const read = (id: string | undefined, how: string) =>
      desk.test.send(desk.clientUser, "POST", `/api/notices/${id}/${how}`, {});
    expect((await read(newest?.id, "read")).status).toBe(204);
    expect([await unread(desk), await unread(desk, colleague)]).toEqual([2, 3]);
    await read(middle?.id, "read-older");
    expect(await unread(desk)).toBe(0);
    expect((await list(desk, desk.clientUser, "?limit=2")).next).not.toBeNull();
  });

  it("mail only that there is a notice, once undo has passed, and once for many (P1-1, P1-4)", async () => {
    const desk = await createDesk();
    const ours = async () => {
      const [user] = await desk.sql<{ email: string }>("SELECT email FROM users WHERE id = ?", desk.clientUser);
      return desk.mails.filter(({ to }) => to === user?.email);
    };
    await make(desk);
    await make(desk);
    await pass(desk);
    expect(await ours()).toEqual([]);
    later(desk, 10_001);
    await pass(desk);
    await pass(desk);
    const [mail, ...more] = await ours();
    expect(more).toEqual([]);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Bakkerij|Assignment|afspraak|asg_|apt_|03-12/i);
    expect(mail?.text).toMatch(/\/notices$/);
    await make(desk);
    later(desk, 60_000);
    await pass(desk);
    expect(await ours()).toHaveLength(1);
    later(desk, 3_700_000);
    await pass(desk);
    expect(await ours()).toHaveLength(2);
  });

  it("do not mail what was read or taken back", async () => {
    const desk = await createDesk();
    await make(desk);
    const [notice] = (await list(desk)).items;
    await desk.test.send(desk.clientUser, "POST", `/api/notices/${notice?.id}/read`, {});
    later(desk, 20_000);
    await pass(desk);
    const [user] = await desk.sql<{ email: string }>("SELECT email FROM users WHERE id = ?", desk.clientUser);
    expect(desk.mails.filter(({ to }) => to === user?.email)).toEqual([]);
  });
});
