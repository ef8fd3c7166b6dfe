import { refusalText } from "#web/ui/form/form-state.ts";
import { messages } from "./messages.ts";

const t = messages.use();

/** What a field says about itself: what is missing or malformed here, else what the server refused. */
export const answerError = (own: string | undefined, refused: string | undefined): string | undefined => {
  const code = own ?? refused;
  if (code === undefined) return undefined;
  if (code === "in_the_future") return t("missing.callback");
  if (code === "not_in_hand") return t("missing.person");
  return refusalText(code, code === "required");
};
