import type { PersonRecord } from "./person-record.ts";

/** A value that more records share is no help in finding a person. */
const GENERIC = 60;

/** First letter and next consonants: vowels are what gets lost. */
const skeleton = (word: string): string =>
  word.slice(0, 1) +
  word
    .slice(1)
    .replace(/[aeiou]|(.)(?=\1)/g, "")
    .slice(0, 3);

function keysOf(record: PersonRecord): string[] {
  const { given, initials, surname, born, street, number, postcode, city, email, phone } = record;
  const initial = given[0] ?? initials[0] ?? "";
  const names = [given, surname].filter(Boolean).map(skeleton).sort();
  const at = Math.max(0, email.indexOf("@"));
  const keys: [string, ...string[]][] = [
    ["names", names.length === 2 ? names.join(" ") : ""],
    ["whole", names.length === 2 ? [given, surname].sort().join("") : ""],
    ["born", born],
    ["email", email],
    ["local", email.slice(0, at)],
    ["host", email.slice(at)],
    ["box", at > 0 ? `${email.slice(0, 4)} ${email.slice(at, at + 4)}` : ""],
    ["phone", phone],
    ["house", postcode && number && `${postcode} ${number}`],
    ["street", street && number && `${street.slice(0, 6)} ${number}`],
    ["road", street && city && `${street} ${city.slice(0, 4)}`],
  ];
  for (const name of [given, surname].filter((word) => word.length > 1)) {
    const start = name.slice(0, 3);
    keys.push(["g", name], ["h", `${skeleton(name)} ${city.slice(0, 3)}`]);
    keys.push(["a", postcode && `${postcode} ${start}`], ["b", street && `${street.slice(0, 8)} ${start}`]);
    keys.push(
      ["c", city && `${city.slice(0, 5)} ${skeleton(name)} ${initial}`],
      ["d", born && `${born.slice(4)} ${start}`],
    );
    keys.push(["e", born && `${born.slice(0, 6)} ${start}`], ["f", number && postcode && `${number} ${name}`]);
  }
  return keys.filter(([, value]) => value).map(([kind, value]) => `${kind}:${value}`);
}

/** Pairs of records that share a key few others have, each once. */
export function candidatePairs(records: readonly PersonRecord[]): { a: Int32Array; b: Int32Array } {
  const index = new Map<string, number[]>();
  records.forEach((record, at) => {
    for (const key of new Set(keysOf(record))) {
      const block = index.get(key);
      if (!block) index.set(key, [at]);
      else if (block.length <= GENERIC) block.push(at);
    }
  });
  const near: number[][] = records.map(() => []);
  for (const block of index.values()) {
    if (block.length < 2 || block.length > GENERIC) continue;
    for (let i = 0; i < block.length; i++)
      for (let j = i + 1; j < block.length; j++) (near[block[i] as number] as number[]).push(block[j] as number);
  }
  const [one, other]: [number[], number[]] = [[], []];
  const met = new Int32Array(records.length).fill(-1);
  near.forEach((others, a) => {
    for (const b of others) {
      if (met[b] === a) continue;
      met[b] = a;
      one.push(a);
      other.push(b);
    }
  });
  return { a: Int32Array.from(one), b: Int32Array.from(other) };
}
