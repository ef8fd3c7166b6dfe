import { resolveChunk } from "#worker/matching/resolve.ts";
import type {
  ChunkPlan,
  ContactField,
  Dated,
  KnownCompany,
  KnownContact,
  KnownSite,
  NormalisedRow,
  Stamp,
} from "#worker/matching/types.ts";

export interface PlacedRow {
  file: string;
  ordinal: number;
  companyId: string;
  siteId: string | null;
  contactId: string | null;
}

/** A registry in memory that applies plans the way the database does: looks candidates up by key, writes the plan, follows merges. */
export class MemoryRegistry {
  readonly companies = new Map<string, KnownCompany>();
  readonly contacts = new Map<string, KnownContact>();
  readonly placed: PlacedRow[] = [];
  readonly #byKey = new Map<string, Set<string>>();
  readonly #contactsAt = new Map<string, Set<string>>();
  #next = 0;
  readonly #crossing: "all" | "verified";

  constructor(crossing: "all" | "verified" = "all") {
    this.#crossing = crossing;
  }

  /** Uploads rows in chunks and returns the plans. */
  upload(file: string, rows: NormalisedRow[], stamp: Stamp, chunk = 2000): ChunkPlan[] {
    const plans: ChunkPlan[] = [];
    for (let at = 0; at < rows.length; at += chunk) {
      const plan = this.plan(rows.slice(at, at + chunk), stamp);
      this.apply(file, plan);
      plans.push(plan);
    }
    return plans;
  }

  plan(rows: NormalisedRow[], stamp: Stamp): ChunkPlan {
    const ids = new Set<string>();
    for (const row of rows) for (const key of row.companyKeys) for (const id of this.#byKey.get(key) ?? []) ids.add(id);
    const companies = [...ids].map((id) => this.companies.get(id) as KnownCompany);
    const contacts = [...ids].flatMap((id) =>
      [...(this.#contactsAt.get(id) ?? [])].map((c) => this.contacts.get(c) as KnownContact),
    );
    const newId = (entity: string) => `${entity}_${String(this.#next++).padStart(7, "0")}`;
    return resolveChunk({ rows, companies, contacts, stamp, newId, crossingPersonal: this.#crossing });
  }

  apply(file: string, plan: ChunkPlan): void {
    for (const { fromId, intoId } of plan.companyMerges) this.#mergeCompany(fromId, intoId);
    for (const { id, isNew, fields } of plan.companies) {
      if (isNew) this.companies.set(id, { id, fields, sites: [], keys: [], former: {} });
      else this.#company(id).fields = fields;
    }
    for (const { companyId, key } of plan.companyKeys) {
      this.#company(companyId).keys.push(key);
      this.#byKey.set(key, (this.#byKey.get(key) ?? new Set()).add(companyId));
    }
    for (const { fromId, intoId } of plan.siteMerges) this.#mergeSite(fromId, intoId);
    for (const { id, companyId, isNew: _, changed: __, ...rest } of plan.sites) {
      const { sites } = this.#company(companyId);
      const old = sites.find((site) => site.id === id);
      if (old) Object.assign(old, rest);
      else sites.push({ id, ...rest, former: {} } as KnownSite);
    }
    for (const { id, companyId, isNew } of plan.contacts) {
      if (isNew) this.contacts.set(id, { id, companyId, fields: {}, former: {} });
      const contact = this.#contact(id);
      this.#contactsAt.get(contact.companyId)?.delete(id);
      contact.companyId = companyId;
      this.#contactsAt.set(companyId, (this.#contactsAt.get(companyId) ?? new Set()).add(id));
    }
    for (const { contactId, field, dated } of plan.contactValues) this.#contact(contactId).fields[field] = dated;
    for (const { fromId, intoId } of plan.contactMerges) {
      this.#contactsAt.get(this.#contact(fromId).companyId)?.delete(fromId);
      this.contacts.delete(fromId);
      for (const row of this.placed) if (row.contactId === fromId) row.contactId = intoId;
    }
    this.#applyFormer(plan);
    for (const row of plan.rows) this.placed.push({ file, ...row });
  }

  /** Sets a contact's value as verified on a day, as an agent would. */
  verify(contactId: string, field: ContactField, on: string): void {
    const dated = this.#contact(contactId).fields[field] as Dated;
    this.#contact(contactId).fields[field] = { ...dated, verifiedOn: on };
  }

  #applyFormer(plan: ChunkPlan): void {
    for (const { entity, id, field, dated } of plan.formerValues) {
      const holder =
        entity === "company"
          ? this.#company(id)
          : entity === "contact"
            ? this.#contact(id)
            : ([...this.companies.values()]
                .flatMap((company) => company.sites)
                .find((site) => site.id === id) as KnownSite);
      const former: Record<string, Dated[]> = holder.former ?? {};
      former[field] = [...(former[field] ?? []).filter((item) => item.norm !== dated.norm), dated];
      holder.former = former;
    }
  }

  #mergeCompany(fromId: string, intoId: string): void {
    const from = this.#company(fromId);
    const into = this.#company(intoId);
    for (const key of from.keys) {
      this.#byKey.get(key)?.delete(fromId);
    }
    into.sites.push(...from.sites);
    for (const id of this.#contactsAt.get(fromId) ?? []) {
      this.#contact(id).companyId = intoId;
      this.#contactsAt.set(intoId, (this.#contactsAt.get(intoId) ?? new Set()).add(id));
    }
    this.#contactsAt.delete(fromId);
    this.companies.delete(fromId);
    for (const row of this.placed) if (row.companyId === fromId) row.companyId = intoId;
  }

  #mergeSite(fromId: string, intoId: string): void {
    for (const company of this.companies.values()) company.sites = company.sites.filter((site) => site.id !== fromId);
    for (const row of this.placed) if (row.siteId === fromId) row.siteId = intoId;
  }

  #company(id: string): KnownCompany {
    const company = this.companies.get(id);
    if (!company) throw new Error(`no company ${id}`);
    return company;
  }

  #contact(id: string): KnownContact {
    const contact = this.contacts.get(id);
    if (!contact) throw new Error(`no contact ${id}`);
    return contact;
  }
}
