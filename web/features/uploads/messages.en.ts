import { en as check } from "./texts/check.messages.en.ts";
import { en as file } from "./texts/file.messages.en.ts";
import { en as issues } from "./texts/issues.messages.en.ts";
import { en as layout } from "./texts/layout.messages.en.ts";
import { en as map } from "./texts/map.messages.en.ts";
import { en as past } from "./texts/past.messages.en.ts";
import { en as preview } from "./texts/preview.messages.en.ts";
import { en as run } from "./texts/run.messages.en.ts";
import { en as start } from "./texts/start.messages.en.ts";

export const en = {
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
