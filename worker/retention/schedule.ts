import type { CalendarPeriod, HourPeriod, Period } from "./period.ts";

/** What a clock counts from. `…On` anchors are local dates, `…At` anchors are instants. */
export type Anchor =
  | "last verification, else first entry"
  | "date of departure from the organisation"
  | "end of employment"
  | "rejection"
  | "receipt"
  | "last review, else first entry"
  | "last day of the sealed segment"
  | "moment of replacement"
  | "last activity of the upload"
  | "start of the hold"
  | "expiry"
  | "answer given"
  | "moment of deletion"
  | "none";

export interface RetentionRule {
  readonly id: string;
  /** What it is about, for the admin screen and the policy page. */
  readonly subject: { readonly nl: string; readonly en: string };
  /** Tables the rule reaches; the data dictionary and `targets.ts` are checked against it. */
  readonly tables: readonly string[];
  readonly anchor: Anchor;
  readonly reviewAfter: CalendarPeriod | null;
  readonly purgeAfter: Period | null;
  /** For a deadline that is no deletion: the answer to a request. */
  readonly answerWithin?: CalendarPeriod;
  /** The law's own limit beside the policy's shorter one. */
  readonly lawWithin?: CalendarPeriod;
  readonly escalateAfter?: readonly CalendarPeriod[];
  /** Goes at once with this owner, whatever the clock says. */
  readonly endsWith?: "assignment" | "client" | "employment record";
  readonly policy: readonly string[];
}

/**
 * Every period the policy names, once. Readers, badges, cron, forecast, admin screen, policy page and the
 * sub-processor check read this table; a period written anywhere else fails a test (P4.2-10, P8-2).
 */
export const SCHEDULE = {
  contactValue: {
    id: "contact-value",
    subject: { nl: "Gegeven van een contactpersoon", en: "Value of a contact" },
    tables: [
      "contact_values",
      "former_contact_values",
      "contacts",
      "subject_pseudonyms",
      "match_reviews",
      "contact_value_copies",
      "merge_parts",
      "value_questions",
    ],
    anchor: "last verification, else first entry",
    reviewAfter: "P6M",
    purgeAfter: "P12M",
    endsWith: "client",
    policy: ["P4.2-7", "P4.2-8", "P4.2-9", "P4.2-10"],
  },
  personalCell: {
    id: "personal-cell",
    subject: { nl: "Persoonlijke eigen kolom van de opdrachtgever", en: "Personal own column of the client" },
    tables: ["row_personal_cells", "row_cell_copies"],
    anchor: "last verification, else first entry",
    reviewAfter: "P6M",
    purgeAfter: "P12M",
    endsWith: "assignment",
    policy: ["P4.2-7", "P4.2-10"],
  },
  company: {
    id: "company",
    subject: { nl: "Algemene bedrijfsgegevens", en: "General company data" },
    tables: ["companies"],
    anchor: "last verification, else first entry",
    reviewAfter: "P6M",
    purgeAfter: null,
    policy: ["P4.1-3", "P4.1-4", "P4.1-5"],
  },
  callNote: {
    id: "call-note",
    subject: { nl: "Gespreksverslag", en: "Call note" },
    tables: ["call_notes", "call_answers"],
    anchor: "none",
    reviewAfter: null,
    purgeAfter: null,
    endsWith: "assignment",
    policy: ["P4.3-9", "P4.3-10"],
  },
  supersededCopy: {
    id: "superseded-copy",
    subject: { nl: "Vervangen waarde of momentopname", en: "Superseded value or snapshot" },
    tables: [
      "former_contact_values",
      "contact_value_copies",
      "row_cell_copies",
      "upload_changes",
      "merge_parts",
      "merges",
    ],
    anchor: "moment of replacement",
    reviewAfter: null,
    purgeAfter: "P30D",
    policy: ["P4.2-10"],
  },
  stagedRow: {
    id: "staged-row",
    subject: { nl: "Klaargezette rij van een afgebroken upload", en: "Staged row of an abandoned upload" },
    tables: ["uploads"],
    anchor: "last activity of the upload",
    reviewAfter: null,
    purgeAfter: "PT24H",
    policy: ["P4.2-10"],
  },
  tombstone: {
    id: "tombstone",
    subject: { nl: "Blokkade na uitdiensttreding", en: "Block after departure" },
    tables: ["tombstones"],
    anchor: "date of departure from the organisation",
    reviewAfter: null,
    purgeAfter: "P12M",
    policy: ["P4.2-6"],
  },
  purgeHold: {
    id: "purge-hold",
    subject: { nl: "Uitstel van verwijdering voor een lopend verzoek", en: "Hold for a running request" },
    tables: [],
    anchor: "start of the hold",
    reviewAfter: null,
    purgeAfter: "P30D",
    policy: ["P4.2-10"],
  },
  accessLog: {
    id: "access-log",
    subject: { nl: "Logbestand van raadplegingen", en: "Access log" },
    tables: ["access_log", "archived_log_segments", "archived_log_places", "log_day_counts", "log_reviews"],
    anchor: "last day of the sealed segment",
    reviewAfter: null,
    purgeAfter: "P24M",
    policy: ["P3-7"],
  },
  erasureLedger: {
    id: "erasure-ledger",
    subject: { nl: "Lijst van wissingen, voor na een herstel", en: "List of deletions, for after a restore" },
    tables: ["erasure_ledger"],
    anchor: "moment of deletion",
    reviewAfter: null,
    // Two days more than the database's history reaches back.
    purgeAfter: "PT768H",
    policy: ["P4.2-10"],
  },
  accessLogInDatabase: {
    id: "access-log-in-database",
    subject: {
      nl: "Logregels in de database, daarna als verzegeld archief",
      en: "Log lines in the database, then a sealed archive",
    },
    tables: ["access_log"],
    anchor: "last day of the sealed segment",
    reviewAfter: null,
    purgeAfter: "P12M",
    policy: ["P3-7"],
  },
  clientContact: {
    id: "client-contact",
    subject: { nl: "Contactpersoon van een opdrachtgever", en: "Contact of a client" },
    tables: ["client_contacts"],
    anchor: "last review, else first entry",
    reviewAfter: "P1Y",
    purgeAfter: null,
    policy: ["P6-3"],
  },
  personnelFile: {
    id: "personnel-file",
    subject: { nl: "Personeelsdossier", en: "Personnel file" },
    tables: [],
    anchor: "end of employment",
    reviewAfter: null,
    purgeAfter: "P5Y",
    policy: ["P9-3"],
  },
  applicant: {
    id: "applicant",
    subject: { nl: "Sollicitatiedossier", en: "Applicant's file" },
    tables: [],
    anchor: "rejection",
    reviewAfter: null,
    purgeAfter: "P1Y",
    endsWith: "employment record",
    policy: ["P9-11", "P9-12"],
  },
  mailArchive: {
    id: "mail-archive",
    subject: { nl: "Zakelijk mailverkeer", en: "Business mail" },
    tables: [],
    anchor: "none",
    reviewAfter: null,
    purgeAfter: null,
    policy: ["P9-9"],
  },
  lease: {
    id: "lease",
    subject: { nl: "Verlopen reservering van een lead", en: "Expired lease of a lead" },
    tables: ["leases"],
    anchor: "expiry",
    reviewAfter: null,
    purgeAfter: "PT0H",
    policy: ["P3-6"],
  },
  idempotencyKey: {
    id: "idempotency-key",
    subject: { nl: "Herkenning van een herhaald verzoek", en: "Recognition of a repeated request" },
    tables: ["idempotency_keys"],
    anchor: "answer given",
    reviewAfter: null,
    purgeAfter: "PT24H",
    policy: ["P2-5"],
  },
  dataSubjectRequest: {
    id: "data-subject-request",
    subject: { nl: "Antwoord op een verzoek van een betrokkene", en: "Answer to a data subject's request" },
    tables: [],
    anchor: "receipt",
    reviewAfter: null,
    purgeAfter: null,
    answerWithin: "P14D",
    lawWithin: "P1M",
    escalateAfter: ["P7D", "P10D", "P12D"],
    policy: ["P7-4"],
  },
  requestSubmission: {
    id: "request-submission",
    subject: { nl: "Verzoek dat niet bevestigd is", en: "Request that was not confirmed" },
    tables: ["request_submissions"],
    anchor: "receipt",
    reviewAfter: null,
    purgeAfter: "PT168H",
    policy: ["P7-3"],
  },
  requestAnswer: {
    id: "request-answer",
    subject: { nl: "Link naar het antwoord op een verzoek", en: "Link to the answer to a request" },
    tables: [],
    anchor: "answer given",
    reviewAfter: null,
    purgeAfter: "P30D",
    policy: ["P7-9"],
  },
  requestContent: {
    id: "request-content",
    subject: { nl: "Inhoud van een afgehandeld verzoek", en: "Content of a request that was handled" },
    tables: ["data_subject_requests"],
    anchor: "answer given",
    reviewAfter: null,
    purgeAfter: "P3M",
    policy: ["L-14"],
  },
  databaseHistory: {
    id: "database-history",
    subject: { nl: "Geschiedenis van de database bij de leverancier", en: "The database's history at the supplier" },
    tables: [],
    anchor: "moment of replacement",
    reviewAfter: null,
    purgeAfter: "P30D",
    policy: ["L-16"],
  },
  requestNotice: {
    id: "request-notice",
    subject: { nl: "Melding van een verzoek aan een opdrachtgever", en: "Notice of a request to a client" },
    tables: ["request_notices"],
    anchor: "receipt",
    reviewAfter: null,
    purgeAfter: "P30D",
    policy: ["P7-7"],
  },
} as const satisfies Record<string, RetentionRule>;

export type RuleName = keyof typeof SCHEDULE;

/** A rule that has a review period / a purge period counted in local dates / one counted in hours. */
export type ReviewRule = RetentionRule & { readonly reviewAfter: CalendarPeriod };
export type PurgeRule = RetentionRule & { readonly purgeAfter: CalendarPeriod };
export type HourlyPurgeRule = RetentionRule & { readonly purgeAfter: HourPeriod };

/** The whole table as a list, for screens and the policy page. */
export const RULES: readonly RetentionRule[] = Object.values(SCHEDULE);
