import type { NdaText } from "#contract/identity.ts";
import { sha256 } from "#worker/platform/crypto.ts";

/** The version an NDA must have to count; an older signature sends its signer back to the signing screen (P1-2). */
export const requiredNdaVersion = 1;

const nl = `Geheimhoudingsverklaring Leadhunter, versie 1

1. Waarover dit gaat. Bij je werk voor Leadhunter zie je gegevens van opdrachtgevers, van bedrijven en van de mensen die daar werken. Al die gegevens zijn vertrouwelijk, ook als ze niet over personen gaan. Ook het feit dat iemand opdrachtgever is, is vertrouwelijk.

2. Wat je doet. Je gebruikt de gegevens alleen voor het werk dat je is opgedragen en alleen in Leadhunter. Je kijkt niet verder dan je werk vraagt. Je meldt het meteen als gegevens ergens terechtkomen waar ze niet horen, ook als dat door jezelf komt.

3. Wat je niet doet. Je deelt gegevens met niemand die ze niet voor het werk nodig heeft. Je kopieert, fotografeert, print of bewaart ze niet buiten Leadhunter, ook niet in aantekeningen. Je gebruikt ze niet voor jezelf of voor een ander. Je deelt je wachtwoord en je tweede factor met niemand.

4. Vastlegging. Elke raadpleging van gegevens wordt vastgelegd, met wie, wat, wanneer en waarvoor. Opdrachtgevers en toezichthouders kunnen die vastlegging inzien, zonder je naam.

5. Duur. Deze verklaring geldt vanaf de ondertekening. De geheimhouding blijft gelden nadat je werk voor Leadhunter is geëindigd, zonder einddatum.

6. Uitzendkrachten en zelfstandigen. De verklaring geldt voor iedereen met toegang, ook wie via een bureau of als zelfstandige werkt, en ook voor bestuurders.

7. Gevolgen. Wie deze verklaring schendt, verliest de toegang en kan aansprakelijk zijn voor de schade. Een bestuurder kan de verklaring intrekken; de toegang eindigt dan meteen.

8. Wat dit niet verbiedt. Deze verklaring staat niet in de weg aan een melding van een misstand of een datalek aan wie daarvoor bevoegd is, of aan een wettelijke plicht om te spreken.

Op deze verklaring is Nederlands recht van toepassing.`;

const en = `Leadhunter non-disclosure agreement, version 1

1. What this is about. In your work for Leadhunter you see data of clients, of companies and of the people who work there. All of it is confidential, also where it is not about persons. That somebody is a client is confidential too.

2. What you do. You use the data only for the work you were given and only within Leadhunter. You look no further than your work requires. You report it at once when data end up where they do not belong, also when you caused it.

3. What you do not do. You share data with nobody who does not need them for the work. You do not copy, photograph, print or keep them outside Leadhunter, not in notes either. You do not use them for yourself or for somebody else. You share your password and your second factor with nobody.

4. Record. Every consultation of data is recorded: who, what, when and what for. Clients and supervisory authorities can read that record, without your name.

5. Duration. This agreement applies from the moment of signing. Confidentiality continues after your work for Leadhunter has ended, without an end date.

6. Agency staff and freelancers. The agreement applies to everyone with access, also those who work through an agency or as a freelancer, and to directors.

7. Consequences. Whoever breaks this agreement loses access and may be liable for the damage. A director can withdraw the agreement; access then ends at once.

8. What this does not forbid. This agreement does not stand in the way of reporting wrongdoing or a data breach to whoever is competent, or of a legal duty to speak.

Dutch law applies to this agreement; the Dutch text prevails.`;

/** The text to sign, with the hash that the signature repeats: one signs what was shown. */
export const currentNda = async (): Promise<NdaText> => ({
  version: requiredNdaVersion,
  text: { nl, en },
  textHash: await sha256(`${requiredNdaVersion}\n${nl}\n\n${en}`),
});
