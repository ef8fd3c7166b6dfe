import { nl as check } from "./texts/check.messages.nl.ts";
import { nl as file } from "./texts/file.messages.nl.ts";
import { nl as issues } from "./texts/issues.messages.nl.ts";
import { nl as layout } from "./texts/layout.messages.nl.ts";
import { nl as map } from "./texts/map.messages.nl.ts";
import { nl as past } from "./texts/past.messages.nl.ts";
import { nl as preview } from "./texts/preview.messages.nl.ts";
import { nl as run } from "./texts/run.messages.nl.ts";
import { nl as start } from "./texts/start.messages.nl.ts";

export const nl = {
  ...start,
  ...file,
  ...layout,
  ...map,
  ...check,
  ...issues,
  ...preview,
  ...run,
  ...past,
};
