/** What identifies a person, as norms of the matching engine. Several are alternatives: any one agreeing is a hit. */
export interface Identifiers {
  emails: string[];
  /** Direct numbers, E.164. */
  phones: string[];
  /** Norm of a name value (`rank|surname|initials|first`). Counts only together with a company. */
  name: string | null;
  /** References to the company: see `companyReferences`. */
  companies: string[];
}

const asciiHost = (host: string) => {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return host;
  }
};

/** Trimmed, NFKC, lower case, A-label host, `+tag` cut: the spellings under which one mailbox is reached. */
export const mailIdentity = (email: string) => {
  const [local = "", host = ""] = email.trim().normalize("NFKC").toLowerCase().split("@");
  const box = local.replace(/\+.*$/, "");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the common host is plain ASCII.
  return `${box}@${/^[\x00-\x7f]*$/.test(host) ? host : asciiHost(host)}`;
};

/** Surname and first initial; null when either is missing, because a bare surname would refuse the whole family. */
export const nameIdentity = (norm: string): string | null => {
  const [, surname = "", initials = "", first = ""] = norm.split("|");
  const initial = initials.charAt(0) || first.charAt(0);
  return surname === "" || initial === "" ? null : `${initial} ${surname}`;
};

/** How a company is named in a person's hash: by number, by name and by its id, so that a new record is recognised too. */
export const companyReferences = (company: {
  id?: string | undefined;
  kvk?: string | null | undefined;
  nameNorm?: string | undefined;
}) =>
  [
    company.id,
    company.kvk ? `kvk:${company.kvk}` : undefined,
    company.nameNorm ? `name:${company.nameNorm}` : undefined,
  ].filter((reference) => reference !== undefined);

/** `tag:value` of every identifier that names a person by itself. */
const identities = (person: Identifiers) => [
  ...person.emails.map((email) => `mail:${mailIdentity(email)}`),
  ...person.phones.map((phone) => `tel:${phone}`),
];
const namesAt = (person: Identifiers, companies: readonly string[]) => {
  const name = person.name === null ? null : nameIdentity(person.name);
  return name === null ? [] : companies.map((company) => `who:${name}|${company}`);
};

/** Stands in a list beside the hashes that name this company: only then a row of it is hashed with it. Names nobody. */
export const companyMessage = (company: string) => `lh-at-v1\0${company}`;
/** Messages of a person without regard to the company (mail or phone, P7-8). */
export const personMessages = (person: Identifiers) => identities(person).map((text) => `lh-suppress-v1\0${text}`);
/** Messages of a name at each of these companies (name + company, P7-8). */
export const namedMessages = (person: Identifiers, companies: readonly string[]) =>
  namesAt(person, companies).map((text) => `lh-suppress-v1\0${text}`);
/** Messages of a person at each of these companies (company + identifier, so a new employer is free, P4.2-6). */
export const departureMessages = (person: Identifiers, companies: readonly string[]) =>
  [
    ...companies.flatMap((company) => identities(person).map((text) => `${company}|${text}`)),
    ...namesAt(person, companies),
  ].map((text) => `lh-left-v1\0${text}`);

/** A company's name does not tell a departure: another employer may bear the same one. */
export const departureCompanies = (person: Identifiers) =>
  person.companies.filter((reference) => !reference.startsWith("name:"));

/** Everything whose keyed hash goes into `suppressions` for this person. */
export const suppressionEntries = (person: Identifiers) => [
  ...personMessages(person),
  ...namedMessages(person, person.companies),
  ...person.companies.map(companyMessage),
];
/** Everything whose keyed hash goes into `tombstones` for this person. */
export const departureEntries = (person: Identifiers) => {
  const companies = departureCompanies(person);
  return [...departureMessages(person, companies), ...companies.map(companyMessage)];
};
