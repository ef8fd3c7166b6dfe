import { csvRecord } from "#worker/platform/table-file/csv.ts";
import type { LogLine } from "../sealing/leaf.ts";

// The dialect that Excel opens in the Netherlands, as the download of a database offers first.
const delimiter = ";";

export const csvHead = `\uFEFF${csvRecord(
  ["number", "at", "role", "pseudonym", "action", "purpose", "record", "record id", "records", "outcome"],
  delimiter,
)}`;

export const csvLine = (line: LogLine): string =>
  csvRecord(
    [
      String(line.seq),
      line.at,
      line.actor_role,
      line.actor_pseudonym,
      line.action,
      line.purpose,
      line.record_kind,
      line.record_id ?? "",
      String(line.record_count),
      line.outcome,
    ],
    delimiter,
  );
