import { allow } from "./policy.ts";

/** Requests of data subjects: directors handle them, supervisors read their own notes for them, clients are told (P7). */
export const requestsPolicies = [
  allow("request.list", "director", "all", "data_subject_request", "P7-4"),
  // Dates and states only: no route gives an administrator the content.
  allow("request.list", "administrator", "all", "administration", "P7-4"),
  allow("request.create", "director", "all", "data_subject_request", "P7-1 P7-2"),
  allow("request.create", "supervisor", "all", "data_subject_request", "P7-1 P7-2"),
  allow("request.hand-over", "agent", "lease", "data_subject_request", "P7-1 P7-2"),
  allow("request.read", "director", "all", "data_subject_request", "P7-4"),
  allow("request.identify", "director", "all", "data_subject_request", "P7-3", ["step-up"]),
  allow("request.decide", "director", "all", "data_subject_request", "P7-4 P7-6", ["step-up"]),
  allow("request.approve", "director", "all", "data_subject_request", "P7-6", ["step-up"]),
  // Two rights: who delays a deletion is not the only one who may end the delay (P4.2-10).
  allow("request.hold", "director", "all", "data_subject_request", "P4.2-10", ["step-up"]),
  allow("request.release", "director", "all", "data_subject_request", "P4.2-10"),
  allow("request.release", "administrator", "all", "administration", "P4.2-10"),
  allow("processing-register.read", "director", "all", "administration", "P2-5"),
  // Only where there is no other director (the use case decides).
  allow("request.approve", "supervisor", "all", "data_subject_request", "P7-6", ["step-up"]),
  allow("request-task.list", "supervisor", "supervised", "data_subject_request", "P4.3-7"),
  // The law asks for it also when the agreement has lapsed: no agreement is needed here.
  allow("request-task.work", "supervisor", "supervised", "data_subject_request", "P4.3-7"),
  allow("request-notice.list", "client", "own-client", "data_subject_request", "P7-7 P7-8"),
  allow("request-notice.answer", "client", "own-client", "data_subject_request", "P7-7 P7-8"),
];
