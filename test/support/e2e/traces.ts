import { type Dirent, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

const files = (folder: string): Dirent[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

/** Where in a folder's files one of the markers stands, as UTF-8 or UTF-16LE, any case of ASCII letters as typed. */
export const tracesOf = (folder: string, markers: readonly string[]): string[] => {
  const wanted = markers.flatMap((text) => [
    { text, bytes: Buffer.from(text, "utf8") },
    { text, bytes: Buffer.from(text, "utf16le") },
  ]);
  return files(folder).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    return wanted.filter(({ bytes }) => content.includes(bytes)).map(({ text }) => `${path}: ${text}`);
  });
};

/** The processes that run on this profile folder. */
export const processesOf = (profile: string): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        readlinkSync(`/proc/${pid}/exe`);
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`--user-data-dir=${profile}`);
      } catch {
        return false;
      }
    });
