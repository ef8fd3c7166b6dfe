import { type Added, type AgreementSubject, renderWith } from "./v1.nl.ts";
import { measuredBounds } from "./v2.nl.ts";

/** As version 2, with the exception of art. 28(3)(a), the choice of (g), renewal, and the commitments beside the text. */
const added: Added = {
  instructions: [
    "Verplicht het recht van de Europese Unie of van een lidstaat Leadhunter tot een andere verwerking, dan meldt Leadhunter dat vooraf aan Opdrachtgever, tenzij dat recht die melding om gewichtige redenen van algemeen belang verbiedt.",
  ],
  end: [
    "De keuze tussen teruggave (downloaden) en verwijdering is aan Opdrachtgever. Na verwijdering bewaart Leadhunter geen kopie, tenzij opslag wettelijk verplicht is.",
    "Wil Opdrachtgever na de laatste dag verdergaan, dan tekenen partijen een nieuwe overeenkomst, die ingaat op de dag na de laatste dag van deze. Loopt deze overeenkomst af zonder opvolger, dan belt Leadhunter niet meer en kan er niets meer worden geüpload.",
  ],
  signing: [
    "De bewaartermijnen, de antwoordtermijn, de sub-verwerkers, de plaats van opslag en de keuze over crossen staan ook in die machineleesbare vorm. Het systeem toetst ze aan wat het werkelijk doet.",
  ],
};

export const renderV3 = (subject: AgreementSubject): string => renderWith(measuredBounds, subject, added);
