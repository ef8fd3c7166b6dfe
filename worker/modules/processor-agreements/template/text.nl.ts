import type { AgreementTerms } from "#contract/assignments.ts";
import { SCHEDULE } from "#worker/retention/schedule.ts";
import { subProcessors } from "../sub-processors.ts";
import { boundLines } from "./bound-lines.ts";
import { retentionLines } from "./retention-lines.ts";
import { periodText } from "./words.ts";

export interface AgreementSubject {
  clientName: string;
  assignmentName: string;
  terms: AgreementTerms;
  crossingPersonal: "all" | "verified";
}

const crossing = {
  all: "Dat geldt ook voor de gegevens van contactpersonen (zoals een gewijzigde functie of een ander mailadres).",
  verified:
    "Van de gegevens van contactpersonen gaan alleen waarden mee die een medewerker van Leadhunter zelf heeft gecontroleerd.",
} as const;

/** The articles, in order: title and paragraphs. The letters are those of art. 28(3) GDPR. */
const articles = ({ clientName, assignmentName, terms, crossingPersonal }: AgreementSubject): [string, string[]][] => [
  [
    "Partijen en onderwerp",
    [
      `${clientName} (hierna: Opdrachtgever) is verwerkingsverantwoordelijke. Leadhunter is verwerker.`,
      `Deze overeenkomst hoort bij de opdracht "${assignmentName}" en bij geen andere: iedere nieuwe opdracht krijgt een eigen overeenkomst. Zij treedt in werking zodra beide partijen hebben ondertekend, maar niet eerder dan de begindatum in artikel 3. Eerder kan Opdrachtgever geen gegevens uploaden.`,
    ],
  ],
  [
    "Aard, doel en gegevens",
    [
      "Leadhunter benadert uit naam van Opdrachtgever telefonisch contactpersonen bij bedrijven en legt het resultaat vast. Daartoe worden gegevens opgeslagen, gecontroleerd, verbeterd, geraadpleegd, gebruikt en verwijderd.",
      "Betrokkenen zijn contactpersonen bij de bedrijven in de database van Opdrachtgever. Het gaat om naam, functie, direct mailadres, direct telefoonnummer, profielpagina, eigen kolommen van Opdrachtgever en gespreksverslagen. Bijzondere categorieën van persoonsgegevens en gegevens van consumenten worden niet aangeleverd en niet vastgelegd.",
      "Er wordt niet geprofileerd op persoonsniveau, er worden geen bulkmails verstuurd en er worden geen databases verkocht. Gesprekken worden niet opgenomen.",
      "Opdrachtgever staat in voor een grondslag voor de verwerking; de afweging van het gerechtvaardigd belang wordt vastgelegd voordat de opdracht actief wordt.",
    ],
  ],
  [
    "Instructies en randvoorwaarden (artikel 28 lid 3 onder a AVG)",
    [
      "Leadhunter verwerkt de gegevens uitsluitend volgens deze overeenkomst en de verdere schriftelijke instructies van Opdrachtgever, en meldt het direct als een instructie naar haar mening in strijd is met de wet. De medewerkers van Leadhunter mogen de prospects uit naam van Opdrachtgever benaderen binnen deze randvoorwaarden:",
      boundLines(terms).join("\n"),
      "Het systeem toetst de randvoorwaarden bij ieder verzoek van een medewerker. Aan het einde ervan mag het lopende gesprek worden afgesloten en wordt niets nieuws meer getoond.",
      "Gegevens worden opgeslagen binnen de Europese Unie. Doorgifte naar een land daarbuiten vindt alleen plaats na schriftelijke instructie van Opdrachtgever en met passende waarborgen.",
      "Verplicht het recht van de Europese Unie of van een lidstaat Leadhunter tot een andere verwerking, dan meldt Leadhunter dat vooraf aan Opdrachtgever, tenzij dat recht die melding om gewichtige redenen van algemeen belang verbiedt.",
    ],
  ],
  [
    "Vertrouwelijkheid (onder b)",
    [
      "Iedere medewerker van Leadhunter, ook wie via een inlener werkt, heeft een geheimhoudingsovereenkomst getekend voordat hij of zij toegang krijgt.",
      "De hele database is alleen in te zien door Opdrachtgever, de opdrachtbegeleider en, met opgave van reden, de systeembeheerder. Een call-agent ziet alleen de lead waaraan hij of zij op dat moment werkt.",
    ],
  ],
  [
    "Beveiliging (onder c)",
    [
      "Leadhunter neemt de maatregelen van artikel 32 AVG: versleutelde verbindingen, een tweede factor voor iedere gebruiker, gespreksverslagen versleuteld met een eigen sleutel per opdracht, toegang per opdracht en per rol, geen gegevens op werkplekken, en een logbestand van alle raadplegingen.",
    ],
  ],
  [
    "Sub-verwerkers (onder d)",
    [
      "Opdrachtgever geeft Leadhunter algemene toestemming om sub-verwerkers in te schakelen. Dat zijn nu:",
      subProcessors.map(({ name, service, place }) => `- ${name}: ${service.nl}; ${place.nl}.`).join("\n"),
      "Leadhunter meldt een nieuwe of andere sub-verwerker vooraf, zodat Opdrachtgever bezwaar kan maken. Sub-verwerkers krijgen dezelfde verplichtingen opgelegd; hun bewaartermijnen en voorwaarden zijn nooit ruimer dan die in deze overeenkomst. Leadhunter blijft voor hun nakoming aansprakelijk.",
    ],
  ],
  [
    "Verzoeken van betrokkenen (onder e)",
    [
      `Leadhunter helpt Opdrachtgever bij verzoeken om inzage, rectificatie, verwijdering en bij bezwaar. Verzoeken die Leadhunter ontvangt worden beantwoord binnen ${periodText(SCHEDULE.dataSubjectRequest.answerWithin)} na ontvangst. Opdrachtgever krijgt bericht van een verwijdering, met de vraag de persoon ook voor toekomstige opdrachten uit te schrijven.`,
      "Wie bezwaar maakt wordt niet meer benaderd en bij een latere upload geweigerd.",
    ],
  ],
  [
    "Bijstand en datalekken (onder f)",
    [
      "Leadhunter helpt Opdrachtgever bij de verplichtingen van de artikelen 32 tot en met 36 AVG. Een inbreuk in verband met persoonsgegevens meldt Leadhunter zonder onredelijke vertraging aan Opdrachtgever, met de gegevens die Opdrachtgever voor een eigen melding nodig heeft.",
    ],
  ],
  [
    "Crossen",
    [
      `De aangeleverde gegevens worden vergeleken met wat Leadhunter al heeft; omissies en fouten worden direct gecorrigeerd. ${crossing[crossingPersonal]} Een gecorrigeerde waarde wordt getoond zonder herkomst: geen opdrachtgever verneemt dat een andere opdrachtgever het bedrijf of de persoon kent.`,
      "Blijkt iemand uit dienst, dan worden de gegevens direct verwijderd, in alle opdrachten.",
    ],
  ],
  [
    "Bewaartermijnen",
    [
      retentionLines().join("\n"),
      "Een persoonsgegeven dat is aangemerkt voor controle wordt niet gebruikt voordat het is gecontroleerd.",
    ],
  ],
  [
    "Einde, teruggave en verwijdering (onder g)",
    [
      "Opdrachtgever kan de eigen database te allen tijde inzien, downloaden, aanpassen en verwijderen, ook als de opdracht niet meer actief is en na afloop van deze overeenkomst.",
      "Verwijdert Opdrachtgever de opdracht, dan gaan de rijen, leads, eigen kolommen, gespreksverslagen met hun sleutel, en de contactpersonen en ongecontroleerde bedrijfsgegevens die niemand anders aanleverde definitief en onmiddellijk weg. Gecontroleerde algemene bedrijfsgegevens blijven, zonder spoor van Opdrachtgever. Een waarde die door crossen bij een andere opdrachtgever terechtkwam blijft daar, los van haar herkomst.",
      "Na een herstel van de database worden uitgevoerde verwijderingen opnieuw toegepast voordat het systeem weer gegevens toont.",
      "De keuze tussen teruggave (downloaden) en verwijdering is aan Opdrachtgever. Na verwijdering bewaart Leadhunter geen kopie, tenzij opslag wettelijk verplicht is.",
      "Wil Opdrachtgever na de laatste dag verdergaan, dan tekenen partijen een nieuwe overeenkomst, die ingaat op de dag na de laatste dag van deze. Loopt deze overeenkomst af zonder opvolger, dan belt Leadhunter niet meer en kan er niets meer worden geüpload.",
    ],
  ],
  [
    "Logbestand",
    [
      "Van iedere raadpleging wordt vastgelegd wanneer, door welke rol (met pseudoniem), met welk doel en van welk gegeven. Zonder logregel worden geen gegevens getoond. Opdrachtgever kan het logbestand van de eigen database inzien.",
    ],
  ],
  [
    "Informatie en controle (onder h)",
    [
      "Leadhunter geeft Opdrachtgever alle informatie die nodig is om de nakoming van artikel 28 AVG aan te tonen en werkt mee aan audits door Opdrachtgever of een door Opdrachtgever gemachtigde controleur.",
    ],
  ],
  [
    "Ondertekening",
    [
      "Deze tekst en de randvoorwaarden in machineleesbare vorm zijn samen vastgelegd met een controlegetal (SHA-256). Opdrachtgever tekent met naam en bevoegdheid; daarna tekent een bestuurder of een daartoe gemachtigde opdrachtbegeleider van Leadhunter. Naam, bevoegdheid en tijdstip van beide ondertekeningen worden bij deze tekst bewaard.",
      "De bewaartermijnen, de antwoordtermijn, de sub-verwerkers, de plaats van opslag en de keuze over crossen staan ook in die machineleesbare vorm. Het systeem toetst ze aan wat het werkelijk doet.",
    ],
  ],
];

/** The agreement as plain text: numbered articles, blank lines between paragraphs. Same input, same text. */
export const renderText = (subject: AgreementSubject): string =>
  [
    "VERWERKERSOVEREENKOMST",
    ...articles(subject).map(([title, paragraphs], i) => `${i + 1}. ${title}\n\n${paragraphs.join("\n\n")}`),
  ].join("\n\n");
