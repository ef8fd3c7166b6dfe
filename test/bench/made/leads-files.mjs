// What clients make of the companies they know: files in every dialect, with slips, gaps and habits.
import { chance } from "./random.mjs";

const SYNONYMS = {
  "Den Haag": "'s-Gravenhage",
  "'s-Hertogenbosch": "Den Bosch",
  "Alphen aan den Rijn": "Alphen a/d Rijn",
  "Capelle aan den IJssel": "Capelle a/d IJssel",
};
const upper = (text) => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
const PREFIX = /^((?:(?:van|de|den|der|ten|ter|in|op|'t|El|D') ?)+)(?=\p{Lu})/u;

/** Headings per dialect; a part that is null stands in another cell. */
const DIALECTS = [
  {
    sep: ";",
    encoding: "latin1",
    company: "Bedrijfsnaam",
    kvk: "KvK nr.",
    street: "Straat",
    number: "Nr",
    addition: "Toev.",
    postcode: "Postcode",
    city: "Plaats",
    phone: "Tel.",
    website: "Website",
    sector: "Branche",
    personName: "Contactpersoon",
    job: "Functie",
    email: "E-mailadres",
    mobile: "Mobiel",
  },
  {
    sep: ",",
    encoding: "utf8",
    company: "Company",
    kvk: "CoC number",
    address: "Address",
    postcode: "Postal code",
    city: "City",
    phone: "Phone number",
    website: "URL",
    first: "First name",
    last: "Last name",
    job: "Job title",
    email: "Email",
    mobile: "Mobile phone",
    direct: "Direct phone",
  },
  {
    sep: "\t",
    encoding: "utf16le",
    company: "Organisatie",
    address: "Vestigingsadres",
    postcodeCity: "Postcode",
    phone: "Telefoon",
    website: "Internet",
    title: "Aanhef",
    initials: "Voorletters",
    prefix: "Tussenvoegsel",
    last: "Achternaam",
    job: "Functie",
    email: "Mailadres",
    direct: "Doorkiesnummer",
  },
  {
    sep: ";",
    encoding: "utf8bom",
    own: ["Relatienr", "Opmerkingen", "Laatste contact"],
    company: "Naam bedrijf",
    kvk: "Handelsregisternummer",
    street: "Straatnaam",
    numberAddition: "Huisnummer",
    postcode: "PC",
    city: "Woonplaats",
    phone: "Telefoonnummer",
    sorted: "Naam contact",
    first: "Roepnaam",
    email: "E-mail",
    mobile: "GSM",
    website: "www",
  },
  {
    sep: "|",
    encoding: "utf8",
    company: "Handelsnaam",
    form: "Rechtsvorm",
    kvk: "KVK",
    addressAll: "Adres",
    phones: "Telefoon",
    initials: "Initialen",
    lastWhole: "Familienaam",
    job: "Rol",
    email: "email",
    website: "Domein",
  },
];

export const makeFiles = (world, seed, files = 5) => {
  const { int, pick, maybe, digits, shuffle, typo } = chance(seed * 31 + 7);
  const rate = 0.12;
  const ways = (phone) => {
    const area =
      /^(?:06|088|0(?:10|13|15|20|23|24|26|30|33|35|36|38|40|43|45|46|50|53|55|58|7\d))/.exec(phone)?.[0] ??
      phone.slice(0, 4);
    const rest = phone.slice(area.length);
    const spaced = rest.replace(/(\d{2,3})(?=(?:\d{2})+$)/g, "$1 ");
    return pick([
      `${area}-${rest}`,
      `${area} ${spaced}`,
      `(${area}) ${rest}`,
      phone,
      `+31${phone.slice(1)}`,
      `+31 ${area.slice(1)} ${spaced}`,
      `+31 (0)${area.slice(1)} ${rest}`,
      `0031${phone.slice(1)}`,
      maybe(0.2) ? phone.slice(1) : phone,
      maybe(0.1) ? `${area}-${rest} tst. 12` : phone,
    ]);
  };
  /** At most two of the three, and two seldom. */
  const lost = () => {
    const gone = ["phone", "website", "address"].filter((_, at) => maybe([0.07, 0.1, 0.04][at]));
    return gone.length > 2 || (gone.length === 2 && maybe(0.5)) ? gone.slice(0, 1) : gone;
  };
  const wrongDigit = (phone) => phone.slice(0, -3) + ((Number(phone.at(-3)) + int(1, 9)) % 10) + phone.slice(-2);
  const form = (name, legal) => {
    if (!legal || maybe(0.25)) return legal === "Stichting" && maybe(0.7) ? `Stichting ${name}` : name;
    if (legal === "Stichting") return `${pick(["Stichting", "St.", "Stg."])} ${name}`;
    if (legal === "Coöperatie") return pick([`Coöperatie ${name} U.A.`, `Cooperatie ${name}`, `${name} U.A.`]);
    if (legal === "Maatschap") return pick([`Maatschap ${name}`, `${name} maatschap`]);
    const letters = legal.replaceAll(".", "");
    return `${name}${pick([" ", " ", " ", ", "])}${pick([legal, letters, letters.toLowerCase(), legal.toLowerCase(), legal.split(".").join(". ").trim()])}`;
  };
  const companyName = (company) => {
    let name = company.name;
    if (company.trade && maybe(0.3))
      name = pick([`${name} h/o ${company.trade}`, `${name} t.h.o.d.n. ${company.trade}`]);
    else if (company.former && company.kvkShown && maybe(0.1)) return form(company.former, company.form);
    else if (company.former && maybe(0.3))
      name = pick([`${name} v/h ${company.former}`, `${name} (voorheen ${company.former})`]);
    if (maybe(rate))
      name = pick([
        name.replace(" & ", pick([" en ", " + "])),
        name.replace("Zn.", "Zonen"),
        name.replace("Gebr.", "Gebroeders"),
        name.replace("Van der", "v.d."),
        name.toUpperCase(),
        name.toLowerCase(),
      ]);
    if (maybe(company.easilyConfused ? rate / 3 : rate)) name = typo(name);
    name = form(name, company.form);
    if (maybe(0.04))
      name += pick(
        [" t.a.v. de administratie", " (hoofdkantoor)", ` ${company.where.city}`, " i.o.", " c.s."].slice(
          company.easilyConfused ? 3 : 0,
          5,
        ),
      );
    return name;
  };
  const personForms = (person) => {
    const [, prefix = ""] = PREFIX.exec(person.surname) ?? [];
    let core = person.surname.slice(prefix.length);
    if (person.partner && maybe(0.5)) core = `${core}-${person.partner}`;
    if (maybe(rate / 2) && !person.related) core = typo(core);
    const tv = maybe(0.1) ? "" : maybe(0.15) ? prefix.trim().replace(/^van de[nr]?$/, "v.d.") : prefix.trim();
    const first = person.related ? person.call : pick([person.call, person.call, person.official]);
    const initials = pick([
      person.initials,
      person.initials.replaceAll(".", ""),
      person.initials.slice(0, 2),
      person.initials.replaceAll(".", ". ").trim(),
    ]);
    return {
      tv,
      core,
      first: maybe(rate / 3) && !person.related ? typo(first) : first,
      initials,
      title: person.gender === "m" ? pick(["Dhr.", "De heer", "dhr"]) : pick(["Mevr.", "Mw.", "Mevrouw"]),
    };
  };
  const out = [];
  const known = shuffle(world);
  for (let at = 0; at < files; at++) {
    const dialect = { ...DIALECTS[at % DIALECTS.length] };
    const records = [];
    const mine = known.filter((_, i) => (i + at) % files < 2 || maybe(0.06));
    for (const company of mine) {
      const people = company.people.length ? shuffle(company.people).slice(0, int(1, company.people.length)) : [null];
      for (const person of people)
        for (let copies = maybe(0.04) ? 2 : 1; copies > 0; copies--) records.push({ company, person });
    }
    const heads = [];
    const cells = records.map(({ company, person }) => {
      const cell = {};
      const kvk = dialect.kvk && !maybe(0.2) ? company.kvk : "";
      const shown = companyName({ ...company, kvkShown: kvk !== "" });
      cell.company = shown;
      if (dialect.form) cell.form = pick([company.form, company.form.replaceAll(".", ""), ""]);
      cell.kvk =
        kvk &&
        pick([
          kvk,
          kvk,
          kvk.replace(/^0/, ""),
          `KvK ${kvk}`,
          kvk.replace(/(\d\d)(\d{3})(\d{3})/, "$1.$2.$3"),
          maybe(0.2) ? `${kvk}0000` : kvk,
        ]);
      // At least one of phone, website and address stays; those easily confused keep what tells them apart.
      const lose = company.easilyConfused ? [] : lost();
      let where = company.where;
      if (company.old && maybe(0.3) && !lose.includes("phone") && !company.easilyConfused) where = company.old;
      const postbus = company.postbus && maybe(0.3) && !lose.includes("phone") && !company.easilyConfused;
      const street = postbus
        ? "Postbus"
        : pick([
            where.street,
            where.street,
            where.street.replace("straat", "str."),
            where.street.toUpperCase(),
            maybe(rate) ? typo(where.street) : where.street,
          ]);
      const number = postbus ? company.postbus : where.number;
      const addition = postbus ? "" : where.addition;
      const together =
        number +
        (addition && pick([/^\d/.test(addition) ? "-" : "", " ", "-"]) + pick([addition, addition.toLowerCase()]));
      const code = postbus ? `${where.postcode.slice(0, 4)} AA` : where.postcode;
      const postcode = pick([code, code.replace(" ", ""), code.toLowerCase()]);
      const city = pick([where.city, where.city, where.city.toUpperCase(), SYNONYMS[where.city] ?? where.city]);
      if (!lose.includes("address")) {
        Object.assign(cell, {
          street,
          number,
          addition,
          numberAddition: together,
          address: `${street} ${together}`,
          postcode,
          postcodeCity: `${postcode} ${city}`,
          addressAll: `${street} ${together}, ${postcode} ${city}`,
        });
      }
      cell.city = city;
      cell.postcodeCity ??= "";
      cell.addressAll ??= city;
      const line = maybe(rate / 3) && !company.easilyConfused ? wrongDigit(company.phone) : company.phone;
      if (!lose.includes("phone")) cell.phone = cell.phones = ways(line);
      else if (lose.length < 3 && maybe(0.3)) cell.phone = pick(["n.v.t.", "-", "onbekend", ""]);
      if (!lose.includes("website"))
        cell.website = pick([
          `www.${company.domain}`,
          company.domain,
          `https://www.${company.domain}`,
          `http://${company.domain}/contact`,
          `https://${company.domain.toUpperCase()}`,
        ]);
      if (person) {
        const { tv, core, first, initials, title } = personForms(person);
        // A relative of equal initials is always written with the e-mail that tells.
        const email = person.related
          ? person.email
          : maybe(0.8)
            ? person.email
            : maybe(0.4)
              ? `info@${company.domain}`
              : "";
        Object.assign(cell, { title, first, initials, prefix: tv, job: person.job });
        cell.email = maybe(0.1) ? email.toUpperCase() : email;
        cell.mobile = person.mobile && maybe(0.8) ? ways(person.mobile) : "";
        cell.direct = person.direct && maybe(0.8) ? ways(person.direct) : "";
        if (cell.mobile && dialect.phones && cell.phones && maybe(0.5))
          cell.phones += pick([" / ", "; ", " of "]) + cell.mobile;
        if (dialect.first && !dialect.sorted) cell.last = [tv, core].filter(Boolean).join(" ");
        else cell.last = core;
        cell.lastWhole = maybe(0.5) && tv ? `${core}, ${tv}` : [tv, core].filter(Boolean).join(" ");
        const given = pick([initials.includes(".") ? initials : person.initials, first]);
        cell.personName = pick([
          [given, tv, core],
          [title, given, tv, core],
          [upper(first), tv, core],
        ])
          .filter(Boolean)
          .join(" ");
        if (maybe(0.2)) cell.personName = `${core}, ${[given, tv].filter(Boolean).join(" ")}`;
        cell.sorted = `${core}, ${[person.initials, tv].filter(Boolean).join(" ")}`;
        if (maybe(0.4)) cell.first = dialect.sorted ? "" : pick([cell.first, person.initials.slice(0, 2)]);
      } else if (maybe(0.3)) cell.email = `info@${company.domain}`;
      return cell;
    });
    for (const [key, head] of Object.entries(dialect))
      if (!["sep", "encoding", "own"].includes(key)) heads.push([key, head]);
    for (const head of dialect.own ?? []) heads.push([head, head]);
    const columns = at < DIALECTS.length ? heads : shuffle(heads);
    const truth = records.map(({ company, person }) => ({ company: company.id, contact: person?.id ?? null }));
    const order = shuffle(records.map((_, i) => i));
    const lines = [columns.map(([, head]) => head)];
    const labels = [];
    for (const i of order) {
      const own = {
        Relatienr: digits(5),
        Opmerkingen: maybe(0.2) ? `belde terug; "maandag"\nweer proberen` : "",
        "Laatste contact": maybe(0.5) ? "03-02-2026" : "",
      };
      lines.push(columns.map(([key]) => cells[i][key] ?? own[key] ?? ""));
      labels.push(truth[i]);
      if (maybe(0.003)) {
        lines.push(columns.map(() => ""));
        labels.push({ company: null, contact: null });
      }
    }
    out.push({ name: `client_${at + 1}.csv`, bytes: encode(lines, dialect), labels });
  }
  return out;
};

function encode(lines, { sep, encoding }) {
  const quote = (cell) => (cell.includes(sep) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = lines.map((cells) => cells.map(quote).join(sep)).join("\r\n");
  if (encoding === "utf16le") return Buffer.from(`\ufeff${text}\r\n`, "utf16le");
  return Buffer.from(`${encoding === "utf8bom" ? "\ufeff" : ""}${text}\r\n`, encoding === "latin1" ? "latin1" : "utf8");
}
