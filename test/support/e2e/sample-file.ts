/** A client's file as such files are: windows-1252, semicolons, own columns, formulas, numbers written four ways. */
export const sampleHeaders = [
  "Relatienr",
  "Bedrijfsnaam",
  "Rechtsvorm",
  "KvK",
  "Straat",
  "Huisnr",
  "Postcode",
  "Plaats",
  "Telefoon",
  "Website",
  "Contactpersoon",
  "Functie",
  "E-mail contact",
  "Mobiel",
  "Actiecode",
  "Opmerking",
];

const towns = [
  ["Utrecht", "3511", "30"],
  ["Zwolle", "8011", "38"],
  ["Breda", "4811", "76"],
] as const;
const names = ["Zoë de Wit", "Björn Mulder", "Renée van den Heuvel", "Anna Postma", "Joost ter Horst", "Eva Smits"];
const mailNames = ["z.dewit", "bjorn.mulder", "rvdheuvel", "anna.postma", "j.terhorst", "eva.smits"];
const pick = <T>(list: readonly T[], n: number) => list[n % list.length] as T;
/** Cells a spreadsheet would run. */
export const formulas = ['=HYPERLINK("http://boos.example";"klik")', "@SUM(A1:A9)", "-2+3+cmd"];

/** Row n, counted from 1. Row 7 has no company; rows 3 to 5 carry a formula; phones alternate in form. */
export const sampleRow = (n: number): string[] => {
  const [town, postcode, area] = pick(towns, n);
  const local = String(7_100_000 + n * 211);
  const phone = n % 2 === 0 ? `+31 ${area} ${local}` : `0${area}-${local}`;
  const cells: Record<string, string> = {
    Relatienr: String(90_000 + n),
    Bedrijfsnaam: n === 7 ? "" : `${pick(["Café", "Bakkerij", "Garage", "Drukkerij"], n)} Proefstraat ${n}`,
    Rechtsvorm: "B.V.",
    KvK: String(71_000_000 + n * 41),
    Straat: "Proefstraat",
    Huisnr: String(n),
    Postcode: `${postcode} ${pick(["AB", "CD", "EK"], n)}`,
    Plaats: town,
    Telefoon: phone,
    Website: `www.proefstraat-${n}.example`,
    Contactpersoon: pick(names, n),
    Functie: pick(["Directeur", "Inkoper", "Bedrijfsleider"], n),
    "E-mail contact": `${pick(mailNames, n)}@proefstraat-${n}.example`,
    Mobiel: `+31 6 ${String(20_000_000 + n * 7_919)}`,
    Actiecode: pick(["A1", "B2"], n),
    Opmerking: n >= 3 && n <= 5 ? (formulas[n - 3] ?? "") : n === 9 ? 'zegt "later"; belt terug' : "",
  };
  return sampleHeaders.map((header) => cells[header] ?? "");
};

const quoted = (cell: string) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The bytes of the file; every letter in it has one byte in windows-1252 (and the same number in Latin-1). */
export const sampleFile = (rowCount: number): Buffer => {
  const rows = [sampleHeaders, ...Array.from({ length: rowCount }, (_, i) => sampleRow(i + 1))];
  return Buffer.from(rows.map((row) => `${row.map(quoted).join(";")}\r\n`).join(""), "latin1");
};
