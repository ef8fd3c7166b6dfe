import type { TargetField } from "../types.ts";

/**
 * Headings as people write them, folded to letters and digits; first pattern that fits wins, so narrow ones stand first.
 * Null = certainly not a field of ours, though it looks like one (a correspondence address, a region's number).
 */
export const HEADINGS: [RegExp, TargetField | null][] = [
  [/correspondentie|factuuradres|invoiceaddress|afleveradres/, null],
  [
    /gezagnummer|brinnummer|vestigingsnummer|vestigingsnr|gemeente|provincie|gebied|regio|denominatie|^fax|faxnummer/,
    null,
  ],
  [
    /laatst|opmerking|notitie|memo|comment|remark|^notes?$|datum|^date|klantnummer|relatienummer|debiteur|klantnr|relatienr/,
    null,
  ],
  [/^(?:kvk|kamervankoophandel|handelsregister|coc|chamberofcommerce)/, "kvk"],
  [/kvk(?:nummer|nr)?$/, "kvk"],
  [/rechtsvorm|legalform|ondernemingsvorm/, "legalForm"],
  [/(?:e?mail).*(?:contact|direct|persoon)|(?:contact|persoon|direct|zakelijk).*(?:mail)/, "contactEmail"],
  [/(?:algemeen|general|bedrijf|company|info).*mail|mail.*(?:algemeen|general|bedrijf|company)/, "email"],
  [/^(?:e?mail|emailadres|emailaddress|mailadres|epost)$/, "contactEmail"],
  [/linkedin|profiel|profile|xing/, "profile"],
  [/^(?:mob|mobiel|mobile|gsm|cell|06)|mobielnummer|mobilephone|06nummer/, "mobile"],
  [
    /(?:tel|phone|nummer|dial).*(?:direct|contact|persoon|doorkies)|(?:direct|doorkies|contact|persoon).*(?:tel|phone|dial|nummer|nr)|^doorkies$|^directline$/,
    "contactPhone",
  ],
  [/^(?:tel|telefoon|telefoonnummer|phone|hoofdnummer|mainnumber|telnr|telno)|telefoon|phone/, "phone"],
  [/website|internetadres|internet|^url|^web|^www|homepage|domein|domain/, "website"],
  [/^(?:sbi|branche|sector|industry|bedrijfstak|activiteit|industrie)/, "sector"],
  [/^fte|medewerkers|employees|werknemers|personeelsleden|headcount|staff$/, "fte"],
  [/functie|jobtitle|^title$|^job|position|rol$|^role$|beroep/, "function"],
  [/aanhef|salutation|geslacht(?!snaam)|gender|titulatuur|^titel$|^dhrmevr/, "title"],
  [/voorletter|initial/, "initials"],
  [/voorna(?:am|men)|^fname$|forename|firstname|givenname|roepnaam|^first$/, "firstName"],
  [/tussenv|voorvoegsel|prefix|^tv$|^tussen$|infix/, "prefix"],
  [/achternaam|lastname|surname|familienaam|familyname|^last$|^lname$|geslachtsnaam/, "lastName"],
  [
    /contactpersoon|contactperson|^contact$|contactname|naamcontact|^persoon$|^tav$|fullname|volledigenaam|^person/,
    "personName",
  ],
  [
    /(?:bedrijf|bedrijfs|firma|relatie|organisatie|onderneming|company|account|business|organi[sz]ation|vestigings|school|klant|instellings?|handels)naam|^(?:company|business|account|organi[sz]ation)(?:name)?$|^(?:site|facility|provider|customer|client|vendor|supplier|store|shop|restaurant|venue|legal|entity|institution|merchant|branch|practice|hotel|agency|employer)name$|^(?:bedrijf|firma|organisatie|onderneming|relatie|naambedrijf|handelsnaam|statutairenaam|instelling|employer|officielebenaming|adofficielebenaming)$/,
    "companyName",
  ],
  [/^huisnummer(?:en)?toevoeging|^housenumberandaddition/, "houseNumber"],
  [/toevoeging$|addition|^toev|huisletter/, "houseNumberAddition"],
  [/^(?:huisnr|huisnummer|housenumber|houseno|nr|streetnumber|streetno|huisno)/, "houseNumber"],
  [/postcode|zip|postalcode|^pc$|^plz/, "postcode"],
  [
    /plaats|^city|^town|^stad|vestigingsplaats|woonplaats|^wpl$|locality|^(?:billing|mailing|visiting|bezoek)(?:city|town|plaats)$|^suburb/,
    "city",
  ],
  [/^land|country/, "country"],
  [/straatnaam|^straat$|^street$|streetname|^(?:billing|mailing|visiting|bezoek)(?:street|straat)$/, "street"],
  [/adres|address|^addr|^straat|^street/, "address"],
  [/^(?:naam|name)$/, "companyName"],
];

/** Own columns that say something about the company, not about a person; all others count as personal (P2-5). */
export const COMPANY_OWN =
  /^(?:klant|relatie|debiteur|crediteur|account|company|customer)?(?:nummer|nr|id|code|no)$|klantnummer|relatienummer|debiteurnummer|klantnr|provincie|province|gemeente|municipality|gebied|regio|region|rayon|denominatie|brin|gezagnummer|vestigingsn|correspondentieadres|factuuradres|^sbi|branchecode|^fax|omzet|revenue|turnover|btw|vat|oprichting|founded|valuta|currency|latitude|longitude|segment$|^rsin|^lei$|^huisnummertoevoeging|klanttype|abonnement/;
/** Words that make an own column personal whatever else its heading says. */
export const PERSONAL_OWN =
  /persoon|contact|opmerking|notitie|memo|naam van|geboorte|birth|bsn|prive|private|mobiel|telefoon|phone|mail|laatst|gebeld/;
