import { defineMessages } from "./i18n.ts";
import { en } from "./messages.en.ts";
import { nl } from "./messages.nl.ts";

export const messages = defineMessages({ nl, en });
