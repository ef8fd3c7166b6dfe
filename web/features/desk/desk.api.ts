import { queryOptions } from "@tanstack/solid-query";
import type { InferInput } from "valibot";
import type { ChangeAppointment } from "#contract/appointments.ts";
import type { ClientContact } from "#contract/client-contacts.ts";
import type {
  addContactInput,
  ClosedCall,
  ContactField,
  closeCallInput,
  DeskDay,
  endCheckInput,
  LeadCard,
  ObjectionReceipt,
  startCheckInput,
  UndoneLead,
  verifyCompanyInput,
  wrongNumberInput,
} from "#contract/desk.ts";
import type { reportPhaseInput } from "#contract/floor.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { isProblem } from "#web/platform/problem.ts";

export type CloseBody = InferInput<typeof closeCallInput>;
export type EndCheck = InferInput<typeof endCheckInput>;
export type NewContact = InferInput<typeof addContactInput>;
export type WrongNumber = InferInput<typeof wrongNumberInput>;
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
/** The lead in hand; where the bounds have ended, only what is needed to close its call (P5-3). */
export const readLead = async (id: string): Promise<LeadCard> => {
  try {
    return await unwrap(lease.$get({ param: { id } }));
  } catch (error) {
    if (!isProblem(error, "leases.outside_bounds") && !isProblem(error, "assignments.agreement_missing")) throw error;
    return unwrap(lease.closing.$get({ param: { id } }));
  }
};
export const addContact = (id: string, json: NewContact): Promise<LeadCard> =>
  unwrap(lease.contacts.$post({ param: { id }, json }));
export const reportWrongNumber = (id: string, json: WrongNumber): Promise<LeadCard> =>
  unwrap(lease["wrong-number"].$post({ param: { id }, json }));
export const reportDuplicate = (id: string, same: string): Promise<LeadCard> =>
  unwrap(lease.duplicate.$post({ param: { id }, json: { same } }));
export const markBriefingRead = (assignmentId: string): Promise<unknown> =>
  unwrap(api.api.briefings[":assignmentId"].read.$post({ param: { assignmentId } }));
/** Whom one works with at the client of an assignment; asked only when the agent wants to see it (P6-4). */
export const clientPeopleQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ["desk-client-people", assignmentId],
    gcTime: 0,
    queryFn: async (): Promise<ClientContact[]> =>
      (await unwrap(api.api.briefings[":assignmentId"].contacts.$get({ param: { assignmentId } }))).items,
  });
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
/** Takes back what was closed last; the lead is in hand again. */
export const undoCall = (callId: string): Promise<UndoneLead> =>
  unwrap(api.api.calls[":callId"].undo.$post({ param: { callId } }));
export const changeAppointment = (id: string, appointmentId: string, json: ChangeAppointment): Promise<LeadCard> =>
  unwrap(lease.appointments[":appointmentId"].$post({ param: { id, appointmentId }, json }));
export const recordObjection = (id: string, contactId: string): Promise<ObjectionReceipt> =>
  unwrap(lease.objection.$post({ param: { id }, json: { contactId } }));
