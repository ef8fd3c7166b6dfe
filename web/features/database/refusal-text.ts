import { asProblem } from "#web/platform/problem.ts";
import { messages } from "./messages.ts";

const kinds = ["kvk", "email", "phone", "postcode", "houseNumber", "website", "fte", "profile", "contact"] as const;

/** What is wrong with a value the server refused ("phone.invalid"), or null when it was refused for another reason. */
export function refusalText(thrown: unknown): string | null {
  const [field] = asProblem(thrown).fields;
  if (!field?.pointer.startsWith("/cells/")) return null;
  const kind = kinds.find((each) => field.code.startsWith(`${each}.`)) ?? "other";
  return messages.use()(`invalid.${kind}`);
}

const rowKinds = ["company", "person", "contact"] as const;

/** Why a whole new row was refused: the code of an upload's refusal ("company.missing"). */
export function refusedRowText(code: string): string {
  const kind = rowKinds.find((each) => code.startsWith(each)) ?? "other";
  return messages.use()(`refused_row.${kind}`);
}
