import { queryOptions } from "@tanstack/solid-query";
import type { InferInput } from "valibot";
import type {
  ClosedCall,
  ContactField,
  closeCallInput,
  DeskDay,
  endCheckInput,
  LeadCard,
  ObjectionReceipt,
  startCheckInput,
  verifyCompanyInput,
} from "#contract/desk.ts";
import type { reportPhaseInput } from "#contract/floor.ts";
import { api, unwrap } from "#web/platform/api-client.ts";

export type CloseBody = InferInput<typeof closeCallInput>;
export type EndCheck = InferInput<typeof endCheckInput>;
export type CompanyFields = InferInput<typeof verifyCompanyInput>["fields"];

/** The pause page; always asked anew, as it moves with every call. */
export const deskDayQuery = queryOptions({
  queryKey: ["desk-day"],
  staleTime: 0,
  gcTime: 0,
  queryFn: (): Promise<DeskDay> => unwrap(api.api.briefings.$get()),
});

const lease = api.api.leases[":id"];

export const claimLead = (): Promise<LeadCard> => unwrap(api.api.leases.$post());
export const readLead = (id: string): Promise<LeadCard> => unwrap(lease.$get({ param: { id } }));
export const renewLease = (id: string): Promise<{ expiresAt: string }> => unwrap(lease.renew.$post({ param: { id } }));
export const reportPhase = (json: InferInput<typeof reportPhaseInput>): Promise<unknown> =>
  unwrap(api.api["desk-phase"].$put({ json }));
export const skipLead = (id: string): Promise<unknown> => unwrap(lease.skip.$post({ param: { id } }));
export const startCheck = (id: string, json: InferInput<typeof startCheckInput>): Promise<LeadCard> =>
  unwrap(lease.checks.$post({ param: { id }, json }));
export const endCheck = (id: string, contactId: string, field: ContactField, json: EndCheck): Promise<LeadCard> =>
  unwrap(lease.checks[":contactId"][":field"].$post({ param: { id, contactId, field }, json }));
export const verifyCompany = (id: string, fields: CompanyFields): Promise<LeadCard> =>
  unwrap(lease.company.$patch({ param: { id }, json: { fields } }));
/** The same key with every attempt: an answer that got lost closes nothing twice. */
export const closeCall = (id: string, json: CloseBody, key: string): Promise<ClosedCall> =>
  unwrap(lease.close.$post({ param: { id }, json }, { headers: { "idempotency-key": key } }));
export const recordObjection = (id: string, contactId: string): Promise<ObjectionReceipt> =>
  unwrap(lease.objection.$post({ param: { id }, json: { contactId } }));
