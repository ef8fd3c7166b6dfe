import { asProblem, isProblem } from "#web/platform/problem.ts";
import type { Missing } from "./close-call.ts";

/** Why a refusal takes the lead from the screen, or null (410, P1-2). */
export const endOf = (error: unknown): "taken" | "nda" | null => {
  if (isProblem(error, "leases.ended")) return "taken";
  return isProblem(error, "nda.required") ? "nda" : null;
};

/** What the server asked for before it closes the call, by its place on the screen. */
export const missingOf = (error: unknown): Missing[] => {
  if (isProblem(error, "leases.checks_open")) return ["checks"];
  if (isProblem(error, "leases.introduction_required")) return ["introduction"];
  if (isProblem(error, "leases.note_required")) return ["note"];
  const { fields } = asProblem(error);
  const about = (start: string) => fields.some(({ pointer }) => pointer.startsWith(start));
  if (about("/script/")) return ["script"];
  if (about("/fields/")) return ["fields"];
  return about("/callbackAt") ? ["callback"] : [];
};
