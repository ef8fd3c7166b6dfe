/** Run by time-zones.test.ts as a process of its own under several TZ: prints what the engine answers. */
import { localDate, startOfLocalDay } from "#worker/retention/calendar.ts";
import { answerBefore, purgeCutoff, purgeFrom, reviewCutoff, reviewFrom } from "#worker/retention/engine.ts";
import { SCHEDULE } from "#worker/retention/schedule.ts";
import { ANSWER_VECTORS, CLOCK_VECTORS } from "./clock-vectors.ts";

const rule = SCHEDULE.contactValue;
const start = Date.parse("2023-12-20T22:30:00.000Z");
const days = Array.from({ length: 1200 }, (_, i) => new Date(start + i * 86_400_000 + (i % 48) * 1_800_000));

process.stdout.write(
  JSON.stringify({
    offset: new Date("2026-01-15T12:00:00.000Z").getTimezoneOffset(),
    vectors: CLOCK_VECTORS.map(([anchor]) => [anchor, reviewFrom(anchor, rule), purgeFrom(anchor, rule)]),
    answers: ANSWER_VECTORS.map(([received]) => [received, answerBefore(received)]),
    days: days.map((now) => [
      localDate(now),
      startOfLocalDay(localDate(now)),
      reviewCutoff(now, rule),
      purgeCutoff(now, rule),
    ]),
  }),
);
