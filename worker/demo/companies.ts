/** Invented companies and persons; every domain ends in the reserved `.example`. Deterministic: row n is always row n. */
const trades = [
  "Bakkerij",
  "Installatiebedrijf",
  "Garage",
  "Drukkerij",
  "Kwekerij",
  "Bouwbedrijf",
  "Accountants",
  "Transport",
  "Slagerij",
  "Schilders",
  "Hoveniers",
  "Metaalbewerking",
];
const names = [
  "De Linde",
  "Wijdewormer",
  "Van Rossem",
  "Het Anker",
  "Kloosterman",
  "De Waard",
  "Noorderlicht",
  "Spaarne",
  "Ter Aar",
  "Zonneveld",
  "De Kring",
  "Hoogland",
];
const forms = ["B.V.", "B.V.", "B.V.", "N.V.", "Stichting", "B.V."];
const towns: [string, string, string][] = [
  ["Utrecht", "3511", "030"],
  ["Amersfoort", "3811", "033"],
  ["Haarlem", "2011", "023"],
  ["Zwolle", "8011", "038"],
  ["Breda", "4811", "076"],
  ["Leiden", "2311", "071"],
];
const streets = ["Dorpsstraat", "Stationsweg", "Molenlaan", "Industrieweg", "Kerkstraat", "Parklaan"];
const firstNames = ["Anna", "Bram", "Carla", "Daan", "Eva", "Frits", "Greet", "Hugo", "Iris", "Joost"];
const lastNames: [string, string][] = [
  ["", "Bakker"],
  ["de", "Wit"],
  ["van den", "Heuvel"],
  ["", "Smits"],
  ["ter", "Horst"],
  ["", "Mulder"],
  ["van", "Rossum"],
  ["", "Postma"],
];
const functions = ["Directeur", "Inkoper", "Bedrijfsleider", "Hoofd administratie", "Technisch manager"];
const sectors = [
  "Voeding",
  "Installatie",
  "Automotive",
  "Grafisch",
  "Tuinbouw",
  "Bouw",
  "Zakelijke diensten",
  "Logistiek",
  "Voeding",
  "Afbouw",
  "Groen",
  "Metaal",
];

export const demoHeaders = [
  "Klantnummer",
  "Bedrijfsnaam",
  "Rechtsvorm",
  "KvK",
  "Straat",
  "Huisnr",
  "Postcode",
  "Plaats",
  "Telefoon",
  "Website",
  "Branche",
  "FTE",
  "Voornaam",
  "Tussenvoegsel",
  "Achternaam",
  "Functie",
  "E-mail",
  "Mobiel",
  "Opmerking",
];

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** Row n of an invented file, in the order of `demoHeaders`. */
export const demoRow = (n: number, changes: Partial<Record<string, string>> = {}): string[] => {
  const trade = pick(trades, n);
  const name = pick(names, Math.floor(n / trades.length) + n);
  const town = pick(towns, n);
  const [prefix, lastName] = pick(lastNames, n + Math.floor(n / 8));
  const firstName = pick(firstNames, n);
  const domain = `${trade}-${name}-${n}`.toLowerCase().replaceAll(" ", "-");
  const cells: Record<string, string> = {
    Klantnummer: String(40_000 + n),
    Bedrijfsnaam: `${trade} ${name} ${pick(["Noord", "Zuid", "Oost", "West", "Centrum"], n)}`,
    Rechtsvorm: pick(forms, n),
    KvK: String(61_000_000 + n * 37),
    Straat: pick(streets, n),
    Huisnr: String(3 + n * 2),
    Postcode: `${town[1]} ${pick(["AB", "CD", "EK", "GH", "JL"], n)}`,
    Plaats: town[0],
    Telefoon: `${town[2]} ${String(2_100_000 + n * 113)
      .padStart(7, "0")
      .replace(/^(\d{3})/, "$1 ")}`,
    Website: `www.${domain}.example`,
    Branche: pick(sectors, n),
    FTE: String(2 + ((n * 7) % 180)),
    Voornaam: firstName,
    Tussenvoegsel: prefix,
    Achternaam: lastName,
    Functie: pick(functions, n),
    "E-mail": `${firstName}.${lastName}@${domain}.example`.toLowerCase(),
    Mobiel: `06 ${String(10_000_000 + n * 7_919).padStart(8, "0")}`,
    Opmerking: pick(["", "Belt liever na 14 uur", "", "Beurscontact"], n),
    ...changes,
  };
  return demoHeaders.map((header) => cells[header] ?? "");
};
