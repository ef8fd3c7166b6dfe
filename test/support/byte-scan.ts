/** A value as it may stand in bytes: as it is, escaped, encoded, or written another way (I-1). */
export const spellingsOf = (value: string): Record<string, string> => {
  const bytes = Buffer.from(value);
  const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, "0");
  const printable = (byte: number) => byte > 32 && byte < 127 && byte !== 61;
  const digits = value.replace(/\D/g, "");
  // A base64 text shifts with what stands before it: the middle letters of each of the three shifts.
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    return text.slice(shift === 0 ? 0 : 4, -2);
  });
  return {
    plain: value,
    lower: value.toLowerCase(),
    upper: value.toUpperCase(),
    json: JSON.stringify(value).slice(1, -1),
    unicode: [...value].map((c) => (c > "~" ? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}` : c)).join(""),
    url: encodeURIComponent(value),
    form: encodeURIComponent(value).replaceAll("%20", "+"),
    quoted: [...bytes].map((byte) => (printable(byte) ? String.fromCharCode(byte) : `=${hex(byte)}`)).join(""),
    html: value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;"),
    hex: bytes.toString("hex"),
    base64: base64[0] ?? "",
    base64shift1: base64[1] ?? "",
    base64shift2: base64[2] ?? "",
    ...(/^\+31\d{9}$/.test(value)
      ? {
          national: `0${digits.slice(2)}`,
          zeros: `00${digits}`,
          spaced: `0${digits[2]} ${digits.slice(3)}`,
          bare: digits,
        }
      : {}),
  };
};

/** Where any spelling of any value stands: `store: spelling of value`, in texts by the name of their store. */
export const scan = (stores: Readonly<Record<string, string>>, values: readonly string[]): string[] => {
  const found: string[] = [];
  const needles = values.flatMap((value) =>
    Object.entries(spellingsOf(value)).map(([way, text]) => [`${way} of ${value}`, text] as const),
  );
  for (const [store, text] of Object.entries(stores)) {
    // The bytes of a bucket's object arrive one letter a byte.
    const bytes = Buffer.from(text, "latin1").toString("utf8");
    for (const [name, needle] of needles)
      if (text.includes(needle) || bytes.includes(needle)) found.push(`${store}: ${name}`);
  }
  return found;
};
