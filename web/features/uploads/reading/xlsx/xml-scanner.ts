import { MAX_CELL } from "../csv-parser.ts";
import { ReadError } from "../read-error.ts";
import { MAX_DEPTH, MAX_TOKEN } from "./limits.ts";

export interface XmlHandler {
  /** `name` without its prefix; `attributes` as written, to be asked with `attr`. A self-closing tag is opened and closed. */
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  /** Text between tags, entities resolved; in one piece between two tags. */
  text?(text: string): void;
}

const LT = 60;
const GT = 62;
const SLASH = 47;
const damaged = () => new ReadError("file.damaged");

/**
 * The part of XML that workbooks use, fed in pieces. Own code: saxes (at rest since 2021) takes 1.6 times as long for the same sheet and counts
 * neither depth nor token size. Document types are refused outright, so there are no entities to expand. Tags must pair up.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  readonly #stack: string[] = [];
  #buffer = "";
  #pos = 0;
  #scan = 0;
  #marker = "";
  #seenRoot = false;
  /** Depth of the extension list we are in; what other programs add there can bear the names of real elements. */
  #quiet = 0;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** From here to the end tag of the element that is open now, nothing is looked at. */
  skipToEnd(): void {
    this.#marker = `</${this.#stack.at(-1) ?? ""}`;
  }

  push(text: string): void {
    this.#buffer = this.#buffer.slice(this.#pos) + text;
    this.#scan = Math.max(0, this.#scan - this.#pos);
    this.#pos = 0;
    while (this.#step());
  }

  /** @throws ReadError when the document stops half way */
  end(): void {
    if (this.#stack.length > 0 || !this.#seenRoot || this.#buffer.slice(this.#pos).trim() !== "") throw damaged();
  }

  #step(): boolean {
    const text = this.#buffer;
    if (this.#marker !== "") return this.#skip();
    const lt = text.indexOf("<", Math.max(this.#scan, this.#pos));
    if (lt < 0) {
      if (text.length - this.#pos > MAX_CELL) throw new ReadError("file.cell_too_long");
      this.#scan = text.length;
      return false;
    }
    this.#scan = lt;
    const end = this.#tokenEnd(lt);
    if (end < 0) {
      if (text.length - lt > MAX_TOKEN) throw new ReadError("file.unsafe");
      return false;
    }
    if (lt > this.#pos) this.#text(text.slice(this.#pos, lt));
    this.#pos = end;
    this.#scan = end;
    this.#token(text, lt, end);
    return true;
  }

  #skip(): boolean {
    const at = this.#buffer.indexOf(this.#marker, this.#pos);
    if (at < 0) {
      this.#pos = Math.max(this.#pos, this.#buffer.length - this.#marker.length);
      this.#scan = this.#pos;
      return false;
    }
    this.#marker = "";
    this.#pos = at;
    this.#scan = at;
    return true;
  }

  /** Where the tag, comment, CDATA or instruction that starts at `lt` ends; -1 when it may go on. */
  #tokenEnd(lt: number): number {
    const text = this.#buffer;
    const next = text.charCodeAt(lt + 1);
    if (next === 33) {
      if (text.startsWith("<!--", lt)) return after(text, "-->", lt + 4);
      if (text.startsWith("<![CDATA[", lt)) return after(text, "]]>", lt + 9);
      if (text.length - lt < 9) return -1;
      throw new ReadError("file.unsafe");
    }
    if (next === 63) return after(text, "?>", lt + 2);
    let quote = 0;
    for (let i = lt + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === 34 || code === 39) quote = code;
      else if (code === GT) return i + 1;
      else if (code === LT) throw damaged();
    }
    return -1;
  }

  #token(text: string, lt: number, end: number): void {
    const next = text.charCodeAt(lt + 1);
    if (next === 63) return;
    if (next === 33) {
      if (text.startsWith("<![CDATA[", lt)) this.#raw(text.slice(lt + 9, end - 3));
      return;
    }
    if (next === SLASH) {
      this.#close(text.slice(lt + 2, end - 1).trimEnd());
      return;
    }
    const selfClosing = text.charCodeAt(end - 2) === SLASH;
    const inner = text.slice(lt + 1, selfClosing ? end - 2 : end - 1);
    const gap = inner.search(/\s/);
    const name = gap < 0 ? inner : inner.slice(0, gap);
    if (name === "" || (this.#stack.length === 0 && this.#seenRoot)) throw damaged();
    this.#seenRoot = true;
    if (this.#stack.length >= MAX_DEPTH) throw new ReadError("file.unsafe");
    this.#stack.push(name);
    if (this.#quiet === 0 && local(name) === "extLst") this.#quiet = this.#stack.length;
    if (this.#quiet === 0) this.#handler.open?.(local(name), gap < 0 ? "" : inner.slice(gap));
    if (selfClosing) this.#close(name);
  }

  #close(name: string): void {
    if (this.#stack.pop() !== name) throw damaged();
    if (this.#quiet === 0) this.#handler.close?.(local(name));
    else if (this.#stack.length < this.#quiet) this.#quiet = 0;
  }

  #text(text: string): void {
    this.#raw(resolveEntities(text));
  }

  #raw(text: string): void {
    if (this.#stack.length === 0) {
      if (text.replace(/^\ufeff/, "").trim() !== "") throw damaged();
      return;
    }
    if (this.#quiet === 0) this.#handler.text?.(text);
  }
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute, whatever its prefix; null when it is not there. */
export function attr(attributes: string, name: string): string | null {
  const key = ` ${name}="`;
  const at = attributes.indexOf(key);
  if (at >= 0) {
    const from = at + key.length;
    return resolveEntities(attributes.slice(from, attributes.indexOf('"', from)));
  }
  if (!attributes.includes(name)) return null;
  for (const found of attributes.matchAll(/\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (found[1] === name) return resolveEntities((found[2] as string).slice(1, -1));
  }
  return null;
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function resolveEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,8})|#(\d{1,10})|(amp|lt|gt|quot|apos));/g, (_, hex, decimal, name) => {
    if (name) return NAMED[name] as string;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
