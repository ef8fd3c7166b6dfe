import * as v from "valibot";
import type { AssignmentRow, AssignmentView } from "./assignments.ts";
import type { Page } from "./common.ts";
import {
  ownClasses,
  targetFields,
  type UploadColumn,
  type UploadRefusal,
  type UploadView,
  uploadKinds,
} from "./uploads.ts";

// What the interface for clients' own systems answers, as schemas: the type beside each name keeps it equal to what the
// product's own screens read.

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const page = <T>(item: v.GenericSchema<T>): v.GenericSchema<Page<T>> =>
  v.object({ items: v.array(item), next: v.nullable(v.string()) });

const assignmentEntries = {
  id: v.string(),
  name: v.string(),
  clientId: v.string(),
  clientName: v.string(),
  state: v.picklist(["draft", "active", "inactive"]),
  agreement: v.picklist(["none", "signed", "in_force", "not_started", "ended"]),
  agreementEndsInDays: v.nullable(count),
  renewal: v.picklist(["none", "signed", "not_started"]),
  assessmentRecorded: v.boolean(),
  createdAt: v.string(),
};
const assignmentAnswer: v.GenericSchema<AssignmentRow> = v.object(assignmentEntries);
export const assignmentsAnswer: v.GenericSchema<Page<AssignmentRow>> = page(assignmentAnswer);
/** The counts of one assignment; the answer holds more, which only the product's own screens need. */
export const assignmentViewAnswer: v.GenericSchema<AssignmentRow & Pick<AssignmentView, "counts">> = v.looseObject({
  ...assignmentEntries,
  counts: v.looseObject({
    rows: count,
    leads: count,
    openLeads: count,
    heldLeads: count,
    calls: count,
    doubtful: count,
  }),
});

const columnAnswer: v.GenericSchema<UploadColumn> = v.object({
  header: v.string(),
  target: v.nullable(v.picklist(targetFields)),
  ownClass: v.picklist(ownClasses),
});
/** `reading` is left out: it is how the upload wizard goes on with a file. */
type DescribedUpload = Omit<UploadView, "reading">;
export const uploadAnswer: v.GenericSchema<DescribedUpload> = v.object({
  id: v.string(),
  assignmentId: v.string(),
  kind: v.picklist(uploadKinds),
  state: v.picklist(["running", "done", "abandoned"]),
  rowCount: count,
  contentHash: v.string(),
  columns: v.array(columnAnswer),
  chunkSize: count,
  applied: v.array(v.object({ firstRow: count, lastRow: count })),
  counts: v.object({
    rows: count,
    refused: count,
    newCompanies: count,
    matchedCompanies: count,
    correctedValues: count,
    newContacts: count,
    matchedContacts: count,
    doubtful: count,
    heldBack: count,
    unchanged: count,
    suppressed: count,
  }),
  createdAt: v.string(),
  finishedAt: v.nullable(v.string()),
  undoStartedAt: v.nullable(v.string()),
  undoneAt: v.nullable(v.string()),
});
export const uploadsAnswer: v.GenericSchema<Page<DescribedUpload>> = page(uploadAnswer);
export const columnsAnswer: v.GenericSchema<{ items: UploadColumn[] }> = v.object({ items: v.array(columnAnswer) });
export const refusalsAnswer: v.GenericSchema<Page<UploadRefusal>> = page(
  v.object({ rowNumber: count, code: v.string(), field: v.nullable(v.string()) }),
);
