import { type Hasher, toBase64, utf8 } from "./bytes.ts";
import { canonical } from "./canonical.ts";
import { leafOf, verifyConsistency, verifyInclusion } from "./merkle.ts";
import { type Checkpoint, openCheckpoint, openNote, readVerifierKey, type VerifierKey } from "./note.ts";

/** The first thing that is wrong. `seq` is the number of the log line it is about, `line` the line of the file. */
export interface Fault {
  code:
    | "not_an_export"
    | "key"
    | "pinned_key"
    | "pinned_head"
    | "checkpoint"
    | "head"
    | "not_consistent"
    | "unreadable"
    | "changed"
    | "missing"
    | "order"
    | "other_assignment"
    | "reason"
    | "truncated"
    | "end"
    | "after_end";
  line: number;
  seq: number | null;
}
export interface LogVerdict {
  fault: Fault | null;
  entries: number;
  heads: number;
  size: number;
  key: string;
  firstAt: string | null;
  lastAt: string | null;
}
export interface LogExpectations {
  /** The verifier key as the reader has it from elsewhere: an export under any other key is refused. */
  key?: string | undefined;
  /** A checkpoint the reader kept earlier: the export's log must hold it. */
  head?: string | undefined;
}

const exportType = "leadhunter.access-log.v1";
type Line = Record<string, unknown>;
interface Entry {
  seq: number;
  at?: string;
  previous?: number | null;
  assignment?: string | null;
  reason?: string | null;
  request?: string;
  gap?: boolean;
}

/**
 * Reads an export line by line and stops at the first fault: every entry's hash is computed anew and followed up to the
 * signed root, no number may be missing between two entries, heads must be beginnings of each other, and the signed end
 * covers every byte before it.
 */
export class LogChecker {
  readonly verdict: LogVerdict = { fault: null, entries: 0, heads: 0, size: 0, key: "", firstAt: null, lastAt: null };
  readonly #hasher: Hasher;
  readonly #expected: LogExpectations;
  readonly #digest: (text: string) => void;
  readonly #digestEnd: () => string | Promise<string>;
  readonly #proven = new Map<string, string>();
  #line = 0;
  #key: VerifierKey | null = null;
  #head: Checkpoint = { size: 0, root: "" };
  #assignment: string | null = null;
  #pinned: Checkpoint | null = null;
  #lastHead: (Checkpoint & { consistency: string[] }) | null = null;
  #firstSeq = 0;
  #lastSeq = 0;
  #ended = false;

  constructor(hasher: Hasher, running: RunningDigest, expected: LogExpectations = {}) {
    this.#hasher = hasher;
    this.#expected = expected;
    this.#digest = (text) => running.update(utf8(text));
    this.#digestEnd = async () => toBase64(await running.end());
  }

  /** One line without its line end. False once something is wrong: nothing after it is looked at. */
  async add(text: string): Promise<boolean> {
    if (this.verdict.fault !== null) return false;
    this.#line++;
    const line = read(text);
    if (line === null) return this.#fault("unreadable");
    if (this.#ended) return this.#fault("after_end");
    if (this.#line === 1) return (await this.#start(line)) && this.#take(text);
    if (line.type === "head") return (await this.#addHead(line)) && this.#take(text);
    if (line.type === "entry") return (await this.#addEntry(line)) && this.#take(text);
    if (line.type === "end") return this.#end(line);
    return this.#fault("unreadable");
  }

  /** After the last line. */
  finish(): LogVerdict {
    if (this.verdict.fault === null && !this.#ended) this.#fault("truncated", this.#lastSeq || null);
    return this.verdict;
  }

  #take(text: string): boolean {
    this.#digest(`${text}\n`);
    return true;
  }

  #fault(code: Fault["code"], seq: number | null = null): false {
    this.verdict.fault = { code, line: this.#line, seq };
    return false;
  }

  async #start(line: Line): Promise<boolean> {
    if (line.type !== exportType) return this.#fault("not_an_export");
    const { key, head: kept } = this.#expected;
    this.verdict.key = String(line.key);
    this.#key = await readVerifierKey(this.#hasher, this.verdict.key);
    if (this.#key === null) return this.#fault("key");
    if (key !== undefined && key.trim() !== this.verdict.key) return this.#fault("pinned_key");
    const head = await openCheckpoint(this.#hasher, this.#key, String(line.checkpoint));
    if (head === null) return this.#fault("checkpoint");
    this.#head = head;
    this.verdict.size = head.size;
    this.#assignment = typeof line.assignment === "string" ? line.assignment : null;
    if (kept === undefined) return true;
    this.#pinned = await openCheckpoint(this.#hasher, this.#key, kept);
    if (this.#pinned === null || this.#pinned.size > head.size) return this.#fault("pinned_head");
    return this.#comparePinned(head);
  }

  #comparePinned({ size, root }: Checkpoint): boolean {
    if (this.#pinned?.size === size && this.#pinned.root !== root) return this.#fault("pinned_head");
    return true;
  }

  async #addHead(line: Line): Promise<boolean> {
    if (this.#key === null || this.verdict.entries > 0) return this.#fault("head");
    const head = await openCheckpoint(this.#hasher, this.#key, String(line.checkpoint));
    const { consistency } = line;
    if (head === null || !isHashes(consistency)) return this.#fault("head");
    if (!(await this.#follows(head)) || !this.#comparePinned(head)) return false;
    this.#lastHead = { ...head, consistency };
    this.verdict.heads++;
    return true;
  }

  /** Whether the head before is the beginning of this one. */
  async #follows({ size, root }: Checkpoint): Promise<boolean> {
    const before = this.#lastHead;
    if (before === null) return true;
    const claim = { first: before.size, firstRoot: before.root, second: size, secondRoot: root };
    const follows = await verifyConsistency(this.#hasher, { ...claim, proof: before.consistency });
    return follows || this.#fault("not_consistent");
  }

  async #addEntry(line: Line): Promise<boolean> {
    const { entry, proof, reason } = line as { entry: Entry; proof: unknown; reason?: unknown };
    const seq = entry?.seq;
    if (typeof seq !== "number" || !isHashes(proof)) return this.#fault("unreadable", seq ?? null);
    if (this.verdict.entries === 0 && this.#lastHead !== null && !(await this.#follows(this.#head))) return false;
    if (seq <= this.#lastSeq) return this.#fault("order", seq);
    if (this.verdict.entries > 0 && !this.#adjoins(entry)) return false;
    if (this.#assignment !== null && entry.assignment !== this.#assignment) return this.#fault("other_assignment", seq);
    const leaf = await leafOf(this.#hasher, canonical(entry));
    const claim = { index: seq - 1, size: this.#head.size, leaf, proof, root: this.#head.root };
    if (!(await verifyInclusion(this.#hasher, claim, this.#proven))) return this.#fault("changed", seq);
    if (reason !== undefined && !(await this.#isReason(entry, reason))) return this.#fault("reason", seq);
    if (this.verdict.entries === 0) this.#firstSeq = seq;
    this.#lastSeq = seq;
    this.verdict.entries++;
    this.verdict.firstAt ??= entry.at ?? null;
    this.verdict.lastAt = entry.at ?? this.verdict.lastAt;
    return true;
  }

  /** The whole log bears every number; one assignment's entries each name the one before. */
  #adjoins({ seq, previous }: Entry): boolean {
    const last = this.#lastSeq;
    if (this.#assignment === null) return seq === last + 1 || this.#fault("missing", last + 1);
    if (previous === last) return true;
    return typeof previous === "number" && previous > last
      ? this.#fault("missing", previous)
      : this.#fault("changed", seq);
  }

  async #isReason({ request, reason }: Entry, text: unknown): Promise<boolean> {
    return toBase64(await this.#hasher.sha256(utf8(`${request}\n${text}`))) === reason;
  }

  async #end(line: Line): Promise<boolean> {
    this.#ended = true;
    const text = this.#key && (await openNote(this.#hasher, this.#key, String(line.statement)));
    const { entries, size } = this.verdict;
    const scope = this.#assignment ?? "all";
    const said = [exportType, scope, entries, this.#firstSeq, this.#lastSeq, size, await this.#digestEnd(), ""];
    return text === said.join("\n") || this.#fault("end");
  }
}

/** SHA-256 over a text that comes in parts. */
export interface RunningDigest {
  update(bytes: Uint8Array): void;
  end(): Uint8Array | Promise<Uint8Array>;
}

const isHashes = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((hash) => typeof hash === "string" && /^[A-Za-z0-9+/]{43}=$/.test(hash));

const read = (text: string): Line | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Line) : null;
  } catch {
    return null;
  }
};
