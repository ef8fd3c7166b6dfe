export { recordPersons } from "./record-persons.ts";
export { type ForgottenValues, type RedactedNote, replayNote, replayPersons, replayValues } from "./replay.ts";
