// Invented persons of lists without companies: families in one house, namesakes, and records of one person with slips, moves and gaps.
import { chance } from "./random.mjs";

const SURNAMES =
  "de Jong|Jansen|de Vries|van den Berg|Bakker|Visser|Smit|Meijer|de Boer|Mulder|Bos|Peters|Hendriks|Dekker|Brouwer|de Wit|Dijkstra|Kok|Jacobs|Vermeulen|Schouten|Willems|Hoekstra|Koster|Prins|Blom|Kuipers|Postma|Kramer|Scholten|ten Hove|Wiersma|Nijland|Buitenhuis|Elzinga|Hazelhoff|Lubbers|Moerland|Reitsma|Uitslag|Zeeman".split(
    "|",
  );
const GIVEN =
  "Jan Piet Kees Henk Wim Jaap Theo Gerard Ton Bert Daan Bram Ruben Lars Stijn Koen Niels Sven Wessel Jelle Maria Els Tineke Anneke Sanne Lotte Fleur Iris Noor Ilse Roos Femke Eline Judith Linda Petra Karin Marjan Esther Yvonne".split(
    " ",
  );
const STREETS = "Dorps Kerk Molen School Linden Eiken Beuken Juliana Haven Spoor Tuin Veld Merel Vondel Mozart"
  .split(" ")
  .flatMap((start) => ["straat", "laan", "weg", "plein"].map((end) => start + end));
const CITIES = "Lisse Hoorn Zwolle Breda Assen Venlo Goes Sneek Tilburg Ede Emmen Almelo Oss Deventer Weert".split(" ");
const HOSTS = "gmail.com hotmail.com ziggo.nl kpnmail.nl outlook.com".split(" ");
const LETTERS = [..."ABCDEFGHJKLMNPRSTVWXZ"];

/** `size` records of which a share `twice` is another record of a person who stands in the list already; with the truth. */
export const makePersons = (seed, size, twice) => {
  const { int, pick, maybe, shuffle, typo } = chance(seed);
  // More families, the larger the list: names are as common in it as in life.
  const surnames = [
    ...SURNAMES,
    ...Array.from(
      { length: size / 20 },
      (_, at) =>
        `${pick(["Vla", "Hoe", "Kra", "Bro", "Dui", "Zwe"])}${pick(["nde", "rste", "mme", "ske"])}${pick(["rink", "hof", "veld", "mans", "burg", "stra"])}${at % 7 ? "" : "en"}`,
    ),
  ];
  const house = () => ({
    street: pick(STREETS),
    number: String(int(1, 150)),
    postcode: `${int(1000, 9999)} ${pick(LETTERS)}${pick(LETTERS)}`,
    city: pick(CITIES),
  });
  const date = (low, high) =>
    `${int(low, high)}-${String(int(1, 12)).padStart(2, "0")}-${String(int(1, 28)).padStart(2, "0")}`;
  const people = [];
  while (people.length < size) {
    const where = house();
    const surname = pick(surnames);
    for (let members = pick([1, 1, 2, 2, 3, 4]); members > 0; members--) {
      const given = pick(
        GIVEN.filter((name) => !people.slice(-4).some((one) => one.given === name && one.surname === surname)),
      );
      people.push({
        ...where,
        given,
        surname,
        born: date(1940, 2004),
        email: maybe(0.5)
          ? `${given.toLowerCase()}.${surname.split(" ").at(-1).toLowerCase()}${maybe(0.5) ? int(1, 99) : ""}@${pick(HOSTS)}`
          : "",
      });
    }
  }
  people.length = Math.round(size * (1 - twice));
  const records = people.map((person, id) => ({ id, person: { ...person } }));
  while (records.length < size) {
    const id = int(0, people.length - 1);
    const copy = { ...people[id] };
    if (maybe(0.15)) Object.assign(copy, house());
    for (const part of ["given", "surname", "street", "city"]) if (maybe(0.12)) copy[part] = typo(copy[part]);
    if (maybe(0.1)) copy.given = `${copy.given[0]}.`;
    if (maybe(0.08)) copy.born = copy.born.replace(/\d\d$/, (day) => (day[0] === day[1] ? day : day[1] + day[0]));
    for (const part of ["born", "email", "postcode", "number"]) if (maybe(0.12)) copy[part] = "";
    records.push({ id, person: copy });
  }
  const mixed = shuffle(records);
  const rows = mixed.map(({ person }) => [
    person.given,
    person.surname,
    person.street,
    person.number,
    person.postcode,
    person.city,
    person.born,
    person.email,
  ]);
  return {
    fields: ["firstName", "lastName", "street", "houseNumber", "postcode", "city", "birthDate", "contactEmail"],
    rows,
    truth: mixed.map(({ id }) => id),
  };
};
