import type {
  CorrectableField,
  CorrectionVerdict,
  RefusalReason,
  RequestKind,
  RequestLocale,
} from "#contract/requests.ts";

export interface LetterFacts {
  locale: RequestLocale;
  kind: RequestKind;
  decision: "granted" | "refused" | "identity_open";
  refusal: RefusalReason | null;
  reference: string;
  /** Days as people read them. */
  receivedOn: string;
  answerBeforeOn: string;
  lawBeforeOn: string;
  answeredOn: string;
  /** The supplier's history of the database forgets what was deleted on this day. */
  historyUntilOn: string;
  sources: string[];
  recipients: string[];
  notesMarked: number;
  clientsTold: number;
  /** What was asked to be corrected, and what became of it (P7-5). */
  corrections?: readonly { field: CorrectableField; verdict: CorrectionVerdict }[];
}
export interface LetterPart {
  heading: string;
  lines: string[];
}

const nl = {
  kind: {
    access: "inzage",
    rectification: "rectificatie",
    erasure: "verwijdering",
    objection: "bezwaar",
    portability: "overdracht van gegevens",
  },
  granted: {
    access: "U krijgt inzage in alles wat wij van u hebben; het staat hieronder.",
    rectification: "Uw gegevens zijn verbeterd, in elke opdracht waarin zij voorkomen.",
    erasure: "Uw gegevens zijn verwijderd, in elke opdracht waarin zij voorkwamen.",
    objection: "Uw gegevens zijn verwijderd en u wordt niet meer namens onze opdrachtgevers gebeld.",
    portability: "U krijgt uw gegevens in een vorm die een ander programma kan lezen.",
  },
  refusal: {
    not_about_them: "De gegevens waar u naar vraagt gaan niet over u.",
    legal_duty: "Wij moeten deze gegevens van de wet bewaren.",
    unfounded: "Het verzoek is duidelijk ongegrond of buitensporig.",
    others_rights: "Het inwilligen zou de rechten van anderen schaden.",
  },
} as const;
const nlField = {
  name: "naam",
  function: "functie",
  email: "e-mailadres",
  phone: "telefoonnummer",
  mobile: "mobiel nummer",
};
const enField = {
  name: "name",
  function: "job title",
  email: "e-mail address",
  phone: "phone number",
  mobile: "mobile number",
};

const en = {
  kind: {
    access: "access",
    rectification: "rectification",
    erasure: "erasure",
    objection: "objection",
    portability: "data portability",
  },
  granted: {
    access: "You are given access to everything we hold about you; it stands below.",
    rectification: "Your data was corrected, in every assignment in which it stands.",
    erasure: "Your data was erased, in every assignment in which it stood.",
    objection: "Your data was erased and you will not be called on behalf of our clients any more.",
    portability: "You are given your data in a form that another program can read.",
  },
  refusal: {
    not_about_them: "The data you ask about is not about you.",
    legal_duty: "The law obliges us to keep this data.",
    unfounded: "The request is clearly unfounded or excessive.",
    others_rights: "Granting it would harm the rights of others.",
  },
} as const;

const join = (items: string[], none: string) => (items.length === 0 ? none : items.join("; "));
const forgets = (kind: RequestKind) => kind === "erasure" || kind === "objection";

const fieldsWith = (f: LetterFacts, verdict: CorrectionVerdict, words: Record<CorrectableField, string>) =>
  (f.corrections ?? [])
    .filter((correction) => correction.verdict === verdict)
    .map(({ field }) => words[field])
    .join(", ");

/** What was and what was not corrected, each with its reason; nothing is passed over in silence (P7-5). */
const dutchCorrections = (f: LetterFacts): string[] => {
  const [done, unreadable, barred] = (["possible", "unreadable", "not_allowed"] as const).map((verdict) =>
    fieldsWith(f, verdict, nlField),
  );
  return [
    ...(done ? [`Verbeterd: ${done}.`] : []),
    ...(unreadable ? [`Niet verbeterd, omdat wij de opgegeven waarde niet kunnen lezen: ${unreadable}.`] : []),
    ...(barred ? [`Niet verbeterd, omdat wij deze waarde niet mogen opnemen: ${barred}.`] : []),
  ];
};
const englishCorrections = (f: LetterFacts): string[] => {
  const [done, unreadable, barred] = (["possible", "unreadable", "not_allowed"] as const).map((verdict) =>
    fieldsWith(f, verdict, enField),
  );
  return [
    ...(done ? [`Corrected: ${done}.`] : []),
    ...(unreadable ? [`Not corrected, because we cannot read the value you gave: ${unreadable}.`] : []),
    ...(barred ? [`Not corrected, because we may not take in this value: ${barred}.`] : []),
  ];
};
/** Some of it could be done, or everything. */
const grantedInPart = (f: LetterFacts) => (f.corrections ?? []).some(({ verdict }) => verdict !== "possible");

const dutch = (f: LetterFacts): LetterPart[] => [
  {
    heading: "Besluit",
    lines: [
      f.decision === "granted"
        ? grantedInPart(f)
          ? "Uw gegevens zijn voor een deel verbeterd; hieronder staat wat wel en wat niet."
          : nl.granted[f.kind]
        : f.decision === "refused"
          ? `Wij willigen uw verzoek om ${nl.kind[f.kind]} niet in.`
          : "Wij konden niet vaststellen dat de gegevens waar u naar vraagt van u zijn.",
      ...dutchCorrections(f),
    ],
  },
  {
    heading: "Reden",
    lines: [
      f.decision === "refused" && f.refusal !== null
        ? nl.refusal[f.refusal]
        : f.decision === "identity_open"
          ? "Op het adres waarmee u het verzoek deed houden wij niets bij. Of er onder een ander adres iets van u is, mogen wij pas zeggen als vaststaat wie u bent. U kunt opnieuw een verzoek doen met een adres dat bij ons bekend kan zijn, of vragen om een andere controle."
          : "U hebt hier recht op volgens de Algemene verordening gegevensbescherming.",
    ],
  },
  {
    heading: "Termijnen",
    lines: [
      `Uw verzoek (${f.reference}) is ontvangen op ${f.receivedOn}. Wij beloven antwoord binnen veertien dagen, uiterlijk ${f.answerBeforeOn}; de wet geeft een maand, tot en met ${f.lawBeforeOn}. Dit antwoord is van ${f.answeredOn}.`,
    ],
  },
  {
    heading: "Bronnen",
    lines: [
      join(
        f.sources,
        f.decision === "identity_open"
          ? "Niet genoemd, omdat niet vaststaat wie u bent."
          : "Er zijn geen gegevens van u gevonden.",
      ),
    ],
  },
  {
    heading: "Ontvangers",
    lines: [
      join(
        f.recipients,
        f.decision === "identity_open"
          ? "Niet genoemd, omdat niet vaststaat wie u bent."
          : "Uw gegevens zijn aan niemand verstrekt.",
      ),
      ...(f.clientsTold === 0
        ? []
        : ["Elk van hen is op de hoogte gebracht en gevraagd u niet opnieuw aan te leveren."]),
    ],
  },
  {
    heading: "Wat er nog blijft",
    lines: forgets(f.kind)
      ? [
          `In de geschiedenis van de database bij onze leverancier verdwijnt het verwijderde op ${f.historyUntilOn}; na een terugzetting wordt de verwijdering eerst opnieuw uitgevoerd.`,
          "Van u bewaren wij een versleuteld kenmerk waarmee wij u bij nieuwe bestanden herkennen en weigeren, en het bewijs dat uw verzoek is behandeld, zonder de inhoud.",
          ...(f.notesMarked === 0
            ? []
            : [`In ${f.notesMarked} gespreksverslag(en) is de tekst over u vervangen door een zichtbaar merkteken.`]),
        ]
      : [
          `Wat wij vervingen verdwijnt op ${f.historyUntilOn} uit de geschiedenis van de database bij onze leverancier. Verder geldt de bewaartermijn die bij elk gegeven staat.`,
        ],
  },
  {
    heading: "Niet eens met dit antwoord",
    lines: [
      "U kunt een klacht indienen bij de Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl).",
      "U kunt binnen zes weken na dit antwoord een verzoekschrift indienen bij de rechtbank.",
    ],
  },
];

const english = (f: LetterFacts): LetterPart[] => [
  {
    heading: "Decision",
    lines: [
      f.decision === "granted"
        ? grantedInPart(f)
          ? "Your data was corrected in part; below is what was corrected and what was not."
          : en.granted[f.kind]
        : f.decision === "refused"
          ? `We do not grant your request for ${en.kind[f.kind]}.`
          : "We could not establish that the data you ask about is yours.",
      ...englishCorrections(f),
    ],
  },
  {
    heading: "Reason",
    lines: [
      f.decision === "refused" && f.refusal !== null
        ? en.refusal[f.refusal]
        : f.decision === "identity_open"
          ? "Under the address of your request we hold nothing. Whether there is anything about you under another address we may say only once it is established who you are. You can make a new request with an address we may know, or ask for another check."
          : "You have a right to this under the General Data Protection Regulation.",
    ],
  },
  {
    heading: "Time limits",
    lines: [
      `Your request (${f.reference}) was received on ${f.receivedOn}. We promise an answer within fourteen days, by ${f.answerBeforeOn}; the law gives a month, until ${f.lawBeforeOn}. This answer is of ${f.answeredOn}.`,
    ],
  },
  {
    heading: "Sources",
    lines: [
      join(
        f.sources,
        f.decision === "identity_open"
          ? "Not named, because it is not established who you are."
          : "No data about you was found.",
      ),
    ],
  },
  {
    heading: "Recipients",
    lines: [
      join(
        f.recipients,
        f.decision === "identity_open"
          ? "Not named, because it is not established who you are."
          : "Your data was given to nobody.",
      ),
      ...(f.clientsTold === 0 ? [] : ["Each of them was told and asked not to supply you again."]),
    ],
  },
  {
    heading: "What remains",
    lines: forgets(f.kind)
      ? [
          `What was erased leaves the history of our supplier's database on ${f.historyUntilOn}; after a restore the erasure is carried out again first.`,
          "We keep an encrypted mark by which we recognise and refuse you in new files, and the proof that your request was handled, without its content.",
          ...(f.notesMarked === 0
            ? []
            : [`In ${f.notesMarked} call note(s) the text about you was replaced by a visible mark.`]),
        ]
      : [
          `What we replaced leaves the history of our supplier's database on ${f.historyUntilOn}. For the rest the retention period beside each item applies.`,
        ],
  },
  {
    heading: "If you disagree",
    lines: [
      "You can complain to the Dutch Data Protection Authority (autoriteitpersoonsgegevens.nl).",
      "You can petition the district court within six weeks of this answer.",
    ],
  },
];

/** The letter of an answer: decision, reason, both dates, sources, recipients, what remains, and where to go next (T-27). */
export const letterOf = (facts: LetterFacts): LetterPart[] => (facts.locale === "nl" ? dutch(facts) : english(facts));
