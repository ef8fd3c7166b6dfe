import { registrableDomain } from "./domain.ts";
import { isNothing, squash, tidy } from "./text.ts";

const ROLE =
  /^(?:info|informatie|contact|sales|verkoop|inkoop|purchase|purchasing|admin|administratie|administration|boekhouding|facturen|factuur|facturatie|invoice|invoices|finance|crediteuren|debiteuren|kantoor|office|mail|post|postbus|algemeen|general|receptie|reception|balie|secretariaat|directie|management|bestuur|hr|hrm|personeel|pz|jobs|vacatures|sollicitatie|recruitment|werkenbij|planning|service|servicedesk|klantenservice|klantcontact|customerservice|support|helpdesk|ict|it|marketing|communicatie|pers|press|bestellingen|orders|order|offerte|offertes|aanvraag|reserveren|reservering|reserveringen|welkom|hallo|hello|hi|team|winkel|shop|webshop|magazijn|logistiek|werkplaats|garage|praktijk|school|privacy|avg|security|noreply|no-reply|webmaster|postmaster|abuse|hostmaster|nl|nederland|export|import|projecten|project|calculatie|techniek|bedrijfsbureau|werkvoorbereiding|expeditie|transport|afdeling|filiaal|vestiging|klachten|retour|facilitair|facility|payroll|salarisadministratie|ledenadministratie|debiteurenadministratie|crediteurenadministratie|accounting|accounts|secretaris|voorzitter|penningmeester|evenementen|events|restaurant|hotel|keuken|apotheek|assistente|aanmelden|aanmelding|legal|juridisch|compliance|dpo|fg)\d{0,2}$/;
/** "info.zwolle@", "verkoop-noord@": a desk and its place. */
const ROLE_OF_PLACE =
  /^(?:info|contact|sales|verkoop|inkoop|administratie|receptie|secretariaat|directie|planning|service|klantenservice)[._-]/;

export interface Email {
  /** Lower-cased address. */
  value: string;
  local: string;
  /** Registrable domain of the host. */
  domain: string;
  /** A role or main address (info@, sales@): the company's, not a person's. */
  role: boolean;
}

/** True when the part before the @ names a desk, not a person. */
const isRoleLocal = (local: string): boolean =>
  ROLE_OF_PLACE.test(local) || ROLE.test(local.replace(/[._-](?:nl|nederland)$/, ""));

/** One e-mail cell. Null when empty, "invalid" when it is no address. "mailto:", <…> and a second address are taken off. */
export function normaliseEmail(cell: string | undefined): Email | null | "invalid" {
  if (isNothing(cell)) return null;
  const text = tidy(cell)
    .toLowerCase()
    .replace(/^mailto:/, "");
  const match = /[<(\s]?([a-z0-9!#$%&'*+/=?^_`{|}~.-]+)@([\p{L}\p{N}.-]+\.[\p{L}\p{N}-]{2,})/u.exec(text);
  const local = match?.[1]?.replace(/^\.+|\.+$/g, "") ?? "";
  const host = match?.[2] ?? "";
  const domain = registrableDomain(host);
  if (!local || !domain) return "invalid";
  if (local === "x" || /^x+$/.test(local)) return null;
  return { value: `${local}@${host}`, local, domain, role: isRoleLocal(local) };
}

/** An address that carries the company's own name ("bakkerijjansen@…") is its main address too. */
export function isMainAddress(email: Email, companyNorm: string): boolean {
  if (email.role) return true;
  const local = squash(email.local);
  const label = squash(email.domain.split(".")[0] ?? "");
  const name = companyNorm.replace(/ /g, "");
  return local.length >= 4 && (local === label || local === name || (local.length >= 8 && name.includes(local)));
}
