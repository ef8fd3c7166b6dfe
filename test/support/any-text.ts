import fc from "fast-check";

/** Any code point but halves of pairs. fast-check's own `binary` takes seconds to set up. */
const codePoint = fc
  .oneof(
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
    fc.integer({ min: 0, max: 127 }),
  )
  .map((code) => String.fromCodePoint(code));

/** Texts of any characters at all, control characters included. */
export const anyText = (maxLength: number) => fc.string({ unit: codePoint, maxLength });
