export interface MatchArguments {
  files: string[];
  /** By file as given on the command line (or "" for all files): field=column pairs in the order written. */
  maps: { file: string; pairs: [field: string, column: string][] }[];
  entity: "company" | "contact";
  out: string;
  pairs: string | null;
}

export const USAGE =
  "match FILE... [--map FILE:field=column,...] --entity company|contact --out groups.csv [--pairs pairs.csv]";

/** Reads the command line. @throws Error with one line that says what is wrong */
export function parseArguments(argv: readonly string[]): MatchArguments {
  const files: string[] = [];
  const maps: string[] = [];
  const options: Record<string, string> = {};
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] as string;
    if (!word.startsWith("--")) {
      files.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const name = equals > 0 && !word.startsWith("--map") ? word.slice(2, equals) : word.slice(2);
    const value = name === word.slice(2) ? argv[++at] : word.slice(equals + 1);
    if (value === undefined) throw new Error(`--${name} needs a value`);
    if (name === "map") maps.push(value);
    else if (["entity", "out", "pairs"].includes(name)) options[name] = value;
    else throw new Error(`unknown option --${name}`);
  }
  const { entity, out, pairs } = options;
  if (files.length === 0) throw new Error(`no file given: ${USAGE}`);
  if (entity !== "company" && entity !== "contact") throw new Error("--entity is company or contact");
  if (!out) throw new Error("--out names the file to write");
  return { files, maps: maps.map((text) => parseMap(text, files)), entity, out, pairs: pairs ?? null };
}

/** "FILE:field=column,field=column"; a file's name may hold a colon, so the files given are tried first. */
function parseMap(text: string, files: readonly string[]): MatchArguments["maps"][number] {
  const names = files.flatMap((file) => [file, baseName(file)]).sort((a, b) => b.length - a.length);
  const named = names.find((name) => text.startsWith(`${name}:`));
  const colon = text.indexOf(":");
  if (named === undefined && colon >= 0 && !text.slice(0, colon).includes("="))
    throw new Error(`--map names a file that is not given: ${text.slice(0, colon)}`);
  const list = named === undefined ? text : text.slice(named.length + 1);
  const pairs: [string, string][] = [];
  for (const part of list.split(/,(?=\s*[A-Za-z]+=)/)) {
    const equals = part.indexOf("=");
    if (equals < 0) throw new Error(`--map takes field=column, not "${part.trim()}"`);
    pairs.push([part.slice(0, equals).trim(), part.slice(equals + 1).trim()]);
  }
  return { file: named ?? "", pairs };
}

export const baseName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
