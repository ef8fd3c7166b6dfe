import { defineMessages } from "#web/platform/i18n.ts";
import { en } from "./messages.en.ts";
import { nl } from "./messages.nl.ts";

export const messages = defineMessages({ nl, en });
