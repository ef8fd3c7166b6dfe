import type { downloadKinds } from "#contract/rows.ts";
import { csvFile } from "#worker/platform/table-file/csv.ts";
import type { TableFile } from "#worker/platform/table-file/table-file.ts";
import { xlsxFile } from "#worker/platform/table-file/xlsx.ts";

/** A writer for each kind of file one can choose. */
export const fileOf = (kind: (typeof downloadKinds)[number]): TableFile => {
  switch (kind) {
    case "xlsx":
      return xlsxFile();
    case "excel-nl":
      return csvFile({ delimiter: ";", encoding: "utf-8-bom" });
    case "excel-nl-1252":
      return csvFile({ delimiter: ";", encoding: "windows-1252" });
    case "comma-utf8":
      return csvFile({ delimiter: ",", encoding: "utf-8" });
    case "tab-utf8":
      return csvFile({ delimiter: "\t", encoding: "utf-8" });
  }
};
