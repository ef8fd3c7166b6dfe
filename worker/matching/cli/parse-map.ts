export interface FileMap {
  /** As written, "" when the map is for all files. */
  file: string;
  pairs: [field: string, column: string][];
}

/**
 * "FILE:field=column,field=column". A file's name and a column's heading may hold spaces, colons and commas: the files given are tried
 * first, and a comma only ends a column where a field and = follow. A heading that holds even that stands between double quotes.
 * @throws Error that says what can't be read, or which file is not among those given
 */
export function parseMap(text: string, files: readonly string[]): FileMap {
  const names = files.flatMap((file) => [file, baseName(file)]).sort((a, b) => b.length - a.length);
  const named = names.find((name) => text.startsWith(`${name}:`));
  const colon = text.indexOf(":");
  if (named === undefined && colon >= 0 && !text.slice(0, colon).includes("="))
    throw new Error(`--map names a file that is not given: ${text.slice(0, colon)}`);
  const list = named === undefined ? text : text.slice(named.length + 1);
  const pairs = splitPairs(list);
  if (pairs.length === 0) throw new Error("--map takes field=column");
  return { file: named ?? "", pairs };
}

/** The last part of a path, of either slash. */
export const baseName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

const PAIR = /\s*([A-Za-z]+)\s*=\s*(?:"((?:[^"]|"")*)"|((?:(?!,\s*[A-Za-z]+\s*=).)*))\s*(?:,|$)/suy;

function splitPairs(list: string): FileMap["pairs"] {
  const pairs: FileMap["pairs"] = [];
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < list.length) {
    const from = PAIR.lastIndex;
    const match = PAIR.exec(list);
    if (!match) throw new Error(`--map takes field=column, not "${list.slice(from).trim()}"`);
    pairs.push([match[1] as string, match[2]?.replaceAll('""', '"') ?? (match[3] as string).trim()]);
  }
  return pairs;
}
