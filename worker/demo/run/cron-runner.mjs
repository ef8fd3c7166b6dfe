/** Does a five-field cron expression match this minute (UTC)? Numbers, lists, ranges, steps and `*`. */
const cronMatches = (expression, date) => {
  const fields = expression.split(/\s+/);
  const values = [
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth() + 1,
    date.getUTCDay(),
  ];
  return fields.every((field, i) =>
    field.split(",").some((part) => {
      const [range, step = "1"] = part.split("/");
      const [from, until = from] = range === "*" ? ["0", "59"] : range.split("-");
      const value = values[i];
      return value >= Number(from) && value <= Number(until) && (value - Number(from)) % Number(step) === 0;
    }),
  );
};

const minute = 60_000;

/** The trigger that is due in (from, until], or null. A day of minutes decides; a longer jump fires every trigger. */
const dueTriggers = (crons, from, until) => {
  if (until - from > 1440 * minute) return crons;
  return crons.filter((cron) => {
    for (let at = Math.floor(from / minute) * minute + minute; at <= until; at += minute)
      if (cronMatches(cron, new Date(at))) return true;
    return false;
  });
};

/**
 * Fires the triggers of wrangler.toml on the demo clock, looking every second. All of them at the start, since a world
 * filled into the past would look neglected; the hourly one last, since it tells of what is late.
 */
export const runCrons = (mf, crons, log) => {
  let last = null;
  const look = async () => {
    const db = await mf.getD1Database("DB");
    const row = await db.prepare("SELECT offset_ms FROM demo_clock WHERE id = 1").first();
    const now = Date.now() + (row?.offset_ms ?? 0);
    const due = last === null ? crons : dueTriggers(crons, last, now);
    last = now;
    const worker = await mf.getWorker();
    for (const cron of due.toReversed()) await worker.scheduled({ cron, scheduledTime: new Date(now) });
  };
  const timer = setInterval(() => look().catch((error) => log(`cron: ${error.name}`)), 1_000);
  return () => clearInterval(timer);
};
