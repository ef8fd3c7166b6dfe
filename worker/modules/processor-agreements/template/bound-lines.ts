import type { AgreementTerms } from "#contract/assignments.ts";
import { dateText, daysText, enumerate } from "./words.ts";

/** The bounds of article 3, a line each, and how regions, sectors and public holidays are measured (P5-3). */
export const boundLines = ({ startsOn, endsOn, callingHours, maxCallsPerDay, regions, sectors }: AgreementTerms) => [
  `- Looptijd: van ${dateText(startsOn)} tot en met ${dateText(endsOn)}.`,
  `- Beltijden: ${daysText(callingHours.days)}, van ${callingHours.from} tot ${callingHours.until} uur (Nederlandse tijd).`,
  `- Volume: ${maxCallsPerDay === null ? "geen vast maximum" : `ten hoogste ${maxCallsPerDay} gesprekken`} per dag.`,
  `- Regio's: ${regions.length === 0 ? "niet begrensd" : enumerate(regions)}.`,
  `- Branches: ${sectors.length === 0 ? "niet begrensd" : enumerate(sectors)}.`,
  "- Op algemeen erkende feestdagen wordt niet gebeld: nieuwjaarsdag, eerste en tweede paasdag, Koningsdag, Bevrijdingsdag eens in de vijf jaar, Hemelvaartsdag, eerste en tweede pinksterdag en beide kerstdagen.",
  ...(regions.length === 0
    ? []
    : [
        "- Een regio is een provincie, een postcode of reeks postcodes (vier cijfers), of een plaats; bepalend is het adres van de vestiging in de database van Opdrachtgever. Zonder bekend adres wordt niet gebeld.",
      ]),
  ...(sectors.length === 0
    ? []
    : [
        "- Een branche is een SBI-code of omschrijving; een bedrijf valt eronder als zijn branche daarmee begint. Zonder bekende branche wordt niet gebeld.",
      ]),
];
