import { MAX_CELL } from "../csv-parser.ts";
import { ReadError } from "../read-error.ts";
import { MAX_COLUMNS } from "../table.ts";
import { isoText, numberText } from "./cell-text.ts";
import { MAX_MERGES, MAX_TEXT } from "./limits.ts";
import type { NumberStyle } from "./number-format.ts";
import { RichText, unescapeX } from "./shared-strings.ts";
import { attr, type XmlHandler } from "./xml-scanner.ts";

/** Rows and columns from 0, ends included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface SheetContext {
  strings: string[];
  styles: NumberStyle[];
  uses1904: boolean;
}

export interface SheetEvents {
  /** A row with at least one cell that is not empty; `index` from 0. Trailing empty cells are left off. */
  onRow(index: number, cells: string[]): void;
  onMerge(merge: Merge): void;
  /** A formula whose result was not stored in the file. */
  onNoValue(): void;
}

/** Turns the XML of a worksheet into rows of text. */
export class SheetReader implements XmlHandler {
  readonly #context: SheetContext;
  readonly #events: SheetEvents;
  readonly #rich = new RichText();
  #inData = false;
  #row = -1;
  #cells: string[] = [];
  #column = -1;
  #type = "n";
  #style = 0;
  #value = "";
  #inValue = false;
  #inInline = false;
  #hasValue = false;
  #hasFormula = false;
  #chars = 0;
  #merges = 0;

  constructor(context: SheetContext, events: SheetEvents) {
    this.#context = context;
    this.#events = events;
  }

  open(name: string, raw: string): void {
    if (!this.#inData) {
      if (name === "sheetData") this.#inData = true;
      else if (name === "mergeCell") this.#merge(attr(raw, "ref") ?? "");
      return;
    }
    switch (name) {
      case "row":
        this.#openRow(attr(raw, "r"));
        return;
      case "c":
        this.#openCell(raw);
        return;
      case "v":
        this.#inValue = true;
        this.#hasValue = true;
        return;
      case "f":
        this.#hasFormula = true;
        return;
      case "is":
        this.#inInline = true;
        this.#hasValue = true;
        return;
      default:
        if (this.#inInline) this.#rich.open(name);
    }
  }

  close(name: string): void {
    if (!this.#inData) return;
    switch (name) {
      case "v":
        this.#inValue = false;
        return;
      case "is":
        this.#inInline = false;
        return;
      case "c":
        this.#closeCell();
        return;
      case "row":
        this.#closeRow();
        return;
      case "sheetData":
        this.#inData = false;
        return;
      default:
        if (this.#inInline) this.#rich.close(name);
    }
  }

  text(text: string): void {
    if (this.#inValue) {
      this.#value += text;
      if (this.#value.length > MAX_CELL) throw new ReadError("file.cell_too_long");
    } else if (this.#inInline) this.#rich.add(text);
  }

  /** A row without a number, or with one that was already passed, is simply the next: nothing is written over. */
  #openRow(number: string | null): void {
    const given = number === null ? Number.NaN : Number(number) - 1;
    this.#row = Number.isInteger(given) && given > this.#row ? given : this.#row + 1;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell(raw: string): void {
    const ref = attr(raw, "r");
    this.#column = ref === null ? this.#column + 1 : columnOf(ref);
    this.#type = attr(raw, "t") ?? "n";
    const style = attr(raw, "s");
    this.#style = style === null ? 0 : Number(style);
    this.#value = "";
    this.#hasValue = false;
    this.#hasFormula = false;
    this.#rich.reset();
  }

  #closeCell(): void {
    const text = this.#hasValue ? this.#cellText() : "";
    if (text === "") {
      if (this.#hasFormula && !this.#hasValue) this.#events.onNoValue();
      return;
    }
    if (this.#column >= MAX_COLUMNS) throw new ReadError("file.too_many_columns");
    if (this.#cells[this.#column]) throw new ReadError("file.damaged");
    this.#chars += text.length;
    if (this.#chars > MAX_TEXT) throw new ReadError("file.xlsx_too_big");
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
  }

  #cellText(): string {
    const { strings, styles, uses1904 } = this.#context;
    switch (this.#type) {
      case "s": {
        const text = strings[Number(this.#value)];
        if (text === undefined && this.#value.trim() !== "") throw new ReadError("file.damaged");
        return text ?? "";
      }
      case "inlineStr":
        return this.#rich.value() || unescapeX(this.#value);
      case "str":
        return unescapeX(this.#value);
      case "b":
        return this.#value.trim() === "1" ? "TRUE" : this.#value.trim() === "0" ? "FALSE" : this.#value;
      case "e":
        return this.#value;
      case "d":
        return isoText(this.#value);
      default:
        return numberText(this.#value, styles[this.#style] ?? { kind: "plain" }, uses1904);
    }
  }

  #closeRow(): void {
    if (this.#cells.length > 0) this.#events.onRow(this.#row, this.#cells);
    this.#cells = [];
  }

  #merge(ref: string): void {
    if (++this.#merges > MAX_MERGES) throw new ReadError("file.unsafe");
    const found = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
    if (!found) return;
    const [, from = "", top, to = "", bottom] = found;
    this.#events.onMerge({
      top: Number(top) - 1,
      left: columnOf(from),
      bottom: Number(bottom) - 1,
      right: columnOf(to),
    });
  }
}

/** Column of a reference such as AB12, from 0. */
function columnOf(ref: string): number {
  let column = 0;
  for (let i = 0; i < ref.length && i < 4; i++) {
    const code = ref.charCodeAt(i) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  if (column === 0) throw new ReadError("file.damaged");
  return column - 1;
}
