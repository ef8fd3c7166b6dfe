import type { AgreementTerms } from "#contract/assignments.ts";
import { type AgreementSubject, boundLines, renderWith } from "./v1.nl.ts";

/** As version 1, and says how regions and sectors are measured and that public holidays lie outside the calling hours. */
export const measuredBounds = (terms: AgreementTerms) => [
  ...boundLines(terms),
  "- Op algemeen erkende feestdagen wordt niet gebeld: nieuwjaarsdag, eerste en tweede paasdag, Koningsdag, Bevrijdingsdag eens in de vijf jaar, Hemelvaartsdag, eerste en tweede pinksterdag en beide kerstdagen.",
  ...(terms.regions.length === 0
    ? []
    : [
        "- Een regio is een provincie, een postcode of reeks postcodes (vier cijfers), of een plaats; bepalend is het adres van de vestiging in de database van Opdrachtgever. Zonder bekend adres wordt niet gebeld.",
      ]),
  ...(terms.sectors.length === 0
    ? []
    : [
        "- Een branche is een SBI-code of omschrijving; een bedrijf valt eronder als zijn branche daarmee begint. Zonder bekende branche wordt niet gebeld.",
      ]),
];

export const renderV2 = (subject: AgreementSubject): string => renderWith(measuredBounds, subject);
