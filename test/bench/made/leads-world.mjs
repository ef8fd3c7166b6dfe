// Invented Dutch companies with their people, among them those that are easily taken for each other.
import { chance } from "./random.mjs";

const GIVEN =
  "Johannes:Jan:m Hendrikus:Henk:m Petrus:Piet:m Cornelis:Kees:m Wilhelmus:Wim:m Jacobus:Jaap:m Theodorus:Theo:m Gerardus:Gerard:m Antonius:Ton:m Lambertus:Bert:m Daan:Daan:m Sem:Sem:m Bram:Bram:m Youssef:Youssef:m Timo:Timo:m Ruben:Ruben:m Lars:Lars:m Stijn:Stijn:m Emre:Emre:m Jurre:Jurre:m Jelle:Jelle:m Koen:Koen:m Kevin:Kevin:m Rik:Rik:m Niels:Niels:m Sven:Sven:m Wessel:Wessel:m Johanna:Joke:v Maria:Marijke:v Elisabeth:Els:v Catharina:Tineke:v Wilhelmina:Willy:v Cornelia:Corrie:v Anna:Anneke:v Sanne:Sanne:v Lotte:Lotte:v Fleur:Fleur:v Iris:Iris:v Noor:Noor:v Fatima:Fatima:v Ilse:Ilse:v Esmee:Esmee:v Roos:Roos:v Myrthe:Myrthe:v Femke:Femke:v Eline:Eline:v Naomi:Naomi:v Judith:Judith:v Linda:Linda:v Petra:Petra:v Karin:Karin:v"
    .split(" ")
    .map((item) => item.split(":"));
const SURNAMES =
  "de Jong|Jansen|de Vries|van den Berg|Bakker|Visser|Smit|Meijer|de Boer|Mulder|de Groot|Bos|Vos|Peters|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smits|de Graaf|van der Meer|Kok|Jacobs|van der Linden|de Haan|Vermeulen|van den Heuvel|van der Veen|van den Broek|Schouten|van Beek|Willems|van Vliet|Hoekstra|Maas|Verhoeven|Koster|van Dam|Prins|Blom|Huisman|Peeters|Kuipers|van Veen|Postma|Veenstra|Kramer|van Wijk|Scholten|van den Bosch|Postmus|Zwart|ten Hove|in 't Veld|van 't Hof|ter Horst|op den Camp|Oosterhuis|Wiersma|Zijlstra|Nijland|Achterberg|Buitenhuis|Cuppen|Doornbos|Elzinga|Feenstra|Geurtsen|Hazelhoff|Iding|Jorritsma|Kloosterman|Lubbers|Moerland|Nagtegaal|Oudshoorn|Plomp|Quist|Reitsma|Stuurman|Tuinstra|Uitslag|Vlaming|Wagemaker|Yilmaz|Zeeman|El Idrissi|Oztürk|Nguyen|D'Hondt".split(
    "|",
  );
const TRADES =
  "Bakkerij Slagerij Garage Installatiebedrijf Bouwbedrijf Schildersbedrijf Hoveniersbedrijf Drukkerij Kwekerij Transportbedrijf Uitzendbureau Kapsalon Restaurant Tandartspraktijk Administratiekantoor Architectenbureau Groothandel Rijschool Loonbedrijf Timmerbedrijf Fysiotherapie Makelaardij Hotel Reclamebureau Advocatenkantoor".split(
    " ",
  );
const TAILS =
  "Bouw Transport Techniek Advies Software Logistiek Vastgoed Interieur Metaal Groen Dakwerken Schoonmaak Media Events Accountants Zorg Energie Automatisering Elektro Verhuur Recycling Textiel Catering Consultancy".split(
    " ",
  );
const SYLLABLES =
  "al an ar bel bo ca cen da del di do fa fe fi ga go in ka ko la li lo lu ma me mi na ne no or pa pe po qua ra re ri ro sa se si so ta te ti to tra tri u va ve vi vo xa ze zi".split(
    " ",
  );
const SIGNS =
  "Gouden Leeuw|Witte Zwaan|Korenbloem|Eikenhof|Linde|Brug|Sluis|Zonnebloem|Waterlelie|Oude Molen|Haven|Vier Seizoenen|Kroon|Meerpaal|Poort".split(
    "|",
  );
const STREETS =
  "Dorps Kerk Molen School Stations Raadhuis Linden Eiken Beuken Wilhelmina Juliana Beatrix Prins Hendrik|Oranje Nassau Haven Industrie Ambachts Energie Nijverheids Handels Spoor Tuin Veld Bos Heide Kastanje Merel Lijster Zwaluw Sperwer Vondel Rembrandt Vermeer Mozart Beethoven Edison Ampère Marconi"
    .split(/[ |]/)
    .flatMap((start) => ["straat", "laan", "weg", "plein", "dreef", "kade"].map((end) => start + end))
    .concat(
      "Burgemeester Van Walsumweg|Dr. Schaepmanstraat|Van der Helstlaan|Laan van Meerdervoort|Plein 1944|Prof. Lorentzstraat|Sint Jansstraat|Lange Nieuwstraat|'t Zand|Jan van Galenstraat|Oude Gracht|Achter de Kerk|2e Hoofdstraat".split(
        "|",
      ),
    );
const PLACES =
  "Den Haag:070:2511 's-Hertogenbosch:073:5211 Amsterdam:020:1011 Rotterdam:010:3011 Utrecht:030:3511 Zwolle:038:8011 Breda:076:4811 Assen:0592:9401 Sneek:0515:8601 Goes:0113:4461 Venlo:077:5911 Tilburg:013:5011 Ede:0318:6711 Alphen aan den Rijn:0172:2401 Hoorn:0229:1621 Lisse:0252:2161 Emmen:0591:7811 Almelo:0546:7601 Oss:0412:5341 Deventer:0570:7411 Capelle aan den IJssel:010:2901 Heerenveen:0513:8441 Krommenie:075:1561 Nijmegen:024:6511 Roermond:0475:6041 Vlissingen:0118:4381 IJmuiden:0255:1971 Bergen op Zoom:0164:4611 Gorinchem:0183:4201 Weert:0495:6001"
    .match(/[^:]+:\d+:\d{4}/g)
    .map((item) => item.trim().split(":"));
const JOBS =
  "Directeur|Inkoper|Bedrijfsleider|Eigenaar|Controller|Planner|Office manager|Hoofd techniek|Verkoopleider|Projectleider|HR-adviseur|Administrateur".split(
    "|",
  );
const LETTERS = [..."ABCDEFGHJKLMNPRSTVWXZ"];
const bare = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
const upper = (text) => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());

/** `size` companies; each knows its `id` and its `people`. */
export const makeWorld = (seed, size) => {
  const { int, pick, maybe, digits, shuffle } = chance(seed);
  const surname = () => pick(maybe(0.5) ? SURNAMES.slice(0, 25) : SURNAMES);
  const coin = () => upper(Array.from({ length: int(2, 4) }, () => pick(SYLLABLES)).join(""));
  const used = new Set();
  const once = (make) => {
    for (;;) {
      const value = make();
      if (used.has(value)) continue;
      used.add(value);
      return value;
    }
  };
  const place = () => {
    const [city, area, code] = pick(PLACES);
    const number = String(int(1, 180));
    const postcode = `${Number(code) + int(0, 60)} ${pick(LETTERS)}${pick(LETTERS)}`;
    return {
      city,
      area,
      street: pick(STREETS),
      number,
      addition: maybe(0.12) ? pick(["A", "B", "2", "bis"]) : "",
      postcode,
    };
  };
  const phone = (area) => once(() => area + digits(10 - area.length).replace(/^0/, "3"));
  const name = (city) => {
    const kind = int(0, 9);
    if (kind === 0) return `${pick(TRADES)} ${upper(surname())}`;
    if (kind === 1) return `${upper(surname())} ${pick(TAILS)}`;
    if (kind === 2) return `${coin()} ${pick(TAILS)}`;
    if (kind === 3) return `${pick(TRADES)} De ${pick(SIGNS)}`;
    if (kind === 4) return `Gebr. ${upper(surname())} ${pick(TAILS)}`;
    if (kind === 5) return `${upper(surname())} & ${upper(surname())} ${pick(TAILS)}`;
    if (kind === 6) return `${upper(surname())} & Zn. ${pick(TAILS)}`;
    if (kind === 7) return `${pick(TRADES)} ${city}`;
    if (kind === 8) return `${coin()} ${coin()}`;
    return `${[pick(LETTERS), pick(LETTERS), pick(LETTERS)].join("")} ${pick(TAILS)}`;
  };
  const companies = [];
  const add = (changes = {}) => {
    const where = changes.where ?? place();
    const title = changes.name ?? name(where.city);
    const id = `C${companies.length}`;
    const domain =
      changes.domain ??
      once(() => `${bare(title)}${maybe(0.4) ? "" : `-${bare(where.city)}`}${maybe(0.8) ? "" : int(1, 99)}.nl`);
    companies.push({
      id,
      name: title,
      form:
        changes.form ??
        pick(["B.V.", "B.V.", "B.V.", "V.O.F.", "N.V.", "", "", "Stichting", "C.V.", "Coöperatie", "Maatschap"]),
      kvk: once(() => (maybe(0.25) ? "0" : String(int(1, 9))) + digits(7)),
      where,
      phone: changes.phone ?? phone(where.area),
      domain,
      former: maybe(0.08) ? name(where.city) : "",
      trade: maybe(0.06) ? `${coin()} ${pick(TAILS)}` : "",
      postbus: maybe(0.12) ? String(int(1, 999)) : "",
      old: maybe(0.08) ? { ...place(), city: where.city } : null,
      easilyConfused: changes.confused ?? false,
      people: [],
    });
    return companies.at(-1);
  };
  while (companies.length < size) {
    const kind = int(0, 60);
    if (kind === 0) {
      const one = add({ confused: true });
      for (let more = int(1, 4); more > 0; more--)
        add({ name: one.name, form: one.form, domain: one.domain, confused: true });
    } else if (kind === 1) {
      const family = upper(surname());
      const one = add({ name: `${family} ${pick(TAILS)}`, form: "B.V.", confused: true });
      for (const role of shuffle(["Beheer", "Holding", "Participaties", "Groep", "Pensioen"]).slice(0, int(1, 3)))
        add({
          name: `${family} ${role}`,
          form: "B.V.",
          where: one.where,
          phone: one.phone,
          domain: one.domain,
          confused: true,
        });
    } else if (kind === 2) {
      const word = `${coin()} ${pick(TAILS)}`;
      const [domain, shared] = [`${bare(word)}.nl`, maybe(0.5) ? `088${digits(7)}` : undefined];
      used.add(domain);
      for (const [city, area, code] of shuffle(PLACES).slice(0, int(2, 5))) {
        const where = { ...place(), city, area, postcode: `${code} ${pick(LETTERS)}${pick(LETTERS)}` };
        add({ name: `${word} ${city}`, domain, where, ...(shared ? { phone: shared } : {}), confused: true });
      }
    } else if (kind === 3) {
      const one = add({ confused: true });
      for (let more = int(1, 5); more > 0; more--)
        add({ where: one.where, ...(maybe(0.3) ? { phone: one.phone } : {}), confused: true });
    } else if (kind === 4) {
      const one = add({ name: `${upper(surname())} ${pick(TAILS)}`, confused: true });
      add({
        name: `${one.name.split(" ").slice(0, -1).join(" ")} ${pick(TAILS)}`,
        where: { ...place(), city: one.where.city, area: one.where.area },
        confused: true,
      });
    } else add();
  }
  let next = 0;
  const person = (company, changes = {}) => {
    const [official, call, gender] = changes.given ?? pick(GIVEN);
    // Chance makes no namesakes; those who are in there are put there, with what tells them apart.
    const free = () => {
      for (;;) {
        const name = surname();
        const taken = company.people.some(
          (one) => bare(one.surname).split("-").at(-1) === bare(name).split("-").at(-1),
        );
        if (!taken) return name;
      }
    };
    const family = changes.surname ?? free();
    const initials =
      changes.initials ?? `${official[0]}.${Array.from({ length: int(0, 2) }, () => `${pick(LETTERS)}.`).join("")}`;
    const core = bare(family.replace(/^(?:(?:van|de|den|der|ten|ter|in|op|'t|El) ?)+(?=\p{Lu})/u, "")).replaceAll(
      "-",
      "",
    );
    const form = int(0, 3);
    const local = [
      `${initials[0].toLowerCase()}.${core}`,
      `${bare(call)}.${core}`,
      `${bare(call)}`,
      `${initials.replaceAll(".", "").toLowerCase()}${core}`,
    ][form];
    const mine = {
      id: `P${next++}`,
      official,
      call,
      gender,
      initials,
      surname: family,
      partner: maybe(0.06) ? surname() : "",
      job: pick(JOBS),
      email: "",
      mobile: "",
      direct: "",
    };
    if (maybe(0.75)) {
      const taken = new Set(company.people.map(({ email }) => email));
      mine.email = `${local}@${company.domain}`;
      if (taken.has(mine.email) || changes.given)
        mine.email = `${bare(call)}.${core}${taken.has(`${bare(call)}.${core}@${company.domain}`) ? next : ""}@${company.domain}`;
    }
    if (maybe(0.55)) mine.mobile = once(() => `06${int(1, 5)}${digits(7)}`);
    if (maybe(0.3)) mine.direct = phone(company.where.area);
    company.people.push(mine);
    return mine;
  };
  for (const company of companies) {
    for (let count = pick([0, 1, 1, 1, 2, 3, 5]); count > 0; count--) person(company);
    const [one] = company.people;
    // A colleague of the same name, and a relative whose initials are equal too: the latter always has an e-mail of his own.
    if (one && maybe(0.06))
      person(company, {
        surname: one.surname,
        given: pick(
          GIVEN.filter(
            ([name, call]) => name[0] !== one.official[0] && call[0] !== one.call[0] && name[0] !== one.call[0],
          ),
        ),
      });
    if (one?.email && maybe(0.03)) {
      const twin = pick(GIVEN.filter(([name]) => name[0] === one.official[0] && name !== one.official));
      if (twin) {
        const relative = person(company, { surname: one.surname, initials: one.initials, given: twin });
        relative.email ||= `${bare(relative.call)}.${bare(one.surname)}@${company.domain}`;
        relative.related = one.related = true;
      }
    }
  }
  return companies;
};
