// Simulated agents over HTTP, with think time: each works leads like a person at the desk, six requests a lead.

/** Between two requests of one agent, in ms: 500 agents make about 65 requests a second. */
const think = () => 3_850 + Math.random() * 7_700;
const sleep = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const wake = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener("abort", wake, { once: true });
  });

/** Times of requests by what they do, and every answer that is not a success. */
export const meter = () => {
  const times = new Map();
  const errors = [];
  return {
    times,
    errors,
    async measure(name, request) {
      const from = performance.now();
      try {
        const answer = await request();
        const text = await answer.text();
        if (!answer.ok) errors.push(`${name} ${answer.status} ${text.slice(0, 200)}`);
        const list = times.get(name) ?? [];
        list.push(performance.now() - from);
        times.set(name, list);
        return answer.ok ? JSON.parse(text) : null;
      } catch (error) {
        errors.push(`${name} ${error.name}`);
        return null;
      }
    },
  };
};

export const caller = (origin, cookie) => (method, path, body) =>
  fetch(`${origin}/api${path}`, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const closing = (n) =>
  n % 2 === 0
    ? { outcome: "interested", note: "Gesproken met de inkoper.", introduced: true }
    : { outcome: "no_answer", note: "", introduced: false };

/** Works leads until the signal; returns how many were claimed. */
export const work = async ({ send, measure, signal, number }) => {
  let claims = 0;
  const step = async (name, ...request) => {
    const answer = await measure(name, () => send(...request));
    await sleep(think(), signal);
    return answer;
  };
  await sleep(Math.random() * 7_700, signal);
  while (!signal.aborted) {
    const card = await step("claim", "POST", "/leases");
    if (card === null) continue;
    claims++;
    const at = `/leases/${card.leaseId}`;
    const contact = card.contacts[0];
    if (!signal.aborted) await step("open", "GET", at);
    if (contact !== undefined && !signal.aborted) {
      await step("open", "POST", `${at}/checks`, { contactId: contact.id, fields: ["email"], method: "main_number" });
      await step("save", "POST", `${at}/checks/${contact.id}/email`, { result: "correct" });
    }
    if (!signal.aborted) await step("renew", "POST", `${at}/renew`);
    await step("save", "POST", `${at}/close`, closing(number + claims));
  }
  return claims;
};
