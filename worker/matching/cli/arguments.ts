import { normalize, resolve } from "node:path";
import { baseName, parseMap } from "./parse-map.ts";

export interface MatchArguments {
  /** As given, each once. */
  files: string[];
  /** By file (one of `files`, or "" for all): field=column pairs in the order written. */
  maps: { file: string; pairs: [field: string, column: string][] }[];
  entity: "company" | "contact";
  out: string;
  pairs: string | null;
  /** Files given more than once. */
  repeated: string[];
}

const USAGE =
  "match FILE... [--map FILE:field=column,...] --entity company|contact --out groups.csv [--pairs pairs.csv]";
const OPTIONS = ["entity", "out", "pairs"];

/** Reads the command line. @throws Error with one line that says what is wrong */
export function parseArguments(argv: readonly string[]): MatchArguments {
  const given: string[] = [];
  const maps: string[] = [];
  const options: Record<string, string> = {};
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] as string;
    if (word === "--") {
      given.push(...argv.slice(at + 1));
      break;
    }
    if (!word.startsWith("--")) {
      given.push(word);
      continue;
    }
    const [, name = "", glued] = /^--([a-z]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (name !== "map" && !OPTIONS.includes(name)) throw new Error(`unknown option ${word}`);
    const value = glued ?? argv[++at];
    if (value === undefined || (glued === undefined && value.startsWith("--")))
      throw new Error(`--${name} needs a value`);
    if (name === "map") maps.push(value);
    else if (name in options) throw new Error(`--${name} is given twice`);
    else options[name] = value;
  }
  const { entity, out, pairs } = options;
  if (given.length === 0) throw new Error(`no file given: ${USAGE}`);
  if (entity !== "company" && entity !== "contact") throw new Error("--entity is company or contact");
  if (!out) throw new Error("--out names the file to write");
  const files = given.filter((file, at) => given.findIndex((other) => resolve(other) === resolve(file)) === at);
  const repeated = given.filter((file, at) => given.findIndex((other) => resolve(other) === resolve(file)) < at);
  const written = [out, pairs].filter((path) => path !== undefined).map((path) => resolve(path));
  if (written[0] === written[1]) throw new Error("--out and --pairs name one file");
  const overwritten = files.find((file) => written.includes(resolve(file)));
  if (overwritten) throw new Error(`${overwritten} would be overwritten`);
  const list = maps.map((text) => {
    const { file, pairs: columns } = parseMap(text, given.map(normalize).concat(given));
    return { file: file && (files.find((one) => resolve(one) === resolve(file)) ?? file), pairs: columns };
  });
  return { files, maps: list, entity, out, pairs: pairs ?? null, repeated };
}

/** How a file is called in what is written: by its name alone, or as given where two files bear one name. */
export const labelOf = ({ files }: MatchArguments, file: string): string =>
  files.filter((other) => baseName(other) === baseName(file)).length > 1 ? file : baseName(file);

/** The maps that speak of a file: by its path, or by its name alone. */
export const mapsOf = ({ maps }: MatchArguments, file: string): [field: string, column: string][] =>
  maps.filter((map) => map.file === "" || map.file === file || map.file === baseName(file)).flatMap((map) => map.pairs);
