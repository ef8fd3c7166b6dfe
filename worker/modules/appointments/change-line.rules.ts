import { localParts } from "./local-time.rules.ts";

const moment = (instant: string) => {
  const { date, time } = localParts(instant);
  return `${date.split("-").reverse().join("-")} ${time}`;
};

/** The dated addition of a change, in the language of the notes. */
export const changeLine = (change: { from: string; to: string | null; text: string }): string => {
  const fact =
    change.to === null
      ? `Afspraak van ${moment(change.from)} afgezegd.`
      : `Afspraak verzet van ${moment(change.from)} naar ${moment(change.to)}.`;
  return change.text === "" ? fact : `${fact} ${change.text}`;
};
