import { contactFields } from "#contract/desk.ts";
import type { DatabaseColumn } from "#contract/rows.ts";
import type { TargetField } from "#contract/uploads.ts";
import type { Deps } from "#worker/deps.ts";
import { registryVersionStatements } from "#worker/modules/companies/index.ts";
import { verifyContactValueStatements } from "#worker/modules/contacts/index.ts";
import { confirmCompanyStatements, confirmSiteStatement } from "#worker/modules/work-queue/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import type { JoinedRow } from "./row-cells.rules.ts";

type Checked = { company: string } | { contact: (typeof contactFields)[number] } | "site";

const name: Checked = { contact: "name" };
/** Which clock stands behind a column of the client. */
const checkedBy: Record<TargetField, Checked> = {
  companyName: { company: "name" },
  legalForm: { company: "legalForm" },
  kvk: { company: "kvk" },
  phone: { company: "phone" },
  website: { company: "website" },
  email: { company: "email" },
  sector: { company: "sector" },
  fte: { company: "fte" },
  address: "site",
  street: "site",
  houseNumber: "site",
  houseNumberAddition: "site",
  postcode: "site",
  city: "site",
  country: "site",
  personName: name,
  title: name,
  firstName: name,
  initials: name,
  prefix: name,
  lastName: name,
  function: { contact: "function" },
  contactEmail: { contact: "email" },
  contactPhone: { contact: "phone" },
  mobile: { contact: "mobile" },
  profile: { contact: "profile" },
};

/** The clocks behind the chosen columns move to today, in every assignment that shows the values (P4.2-5). */
export const verifyStatements = (
  deps: Deps,
  check: {
    row: JoinedRow;
    siteId: string | null;
    columns: readonly DatabaseColumn[];
    version: number;
    todayOn: string;
    cutoff: string;
  },
): Statement[] => {
  const { row, siteId, columns, todayOn, cutoff } = check;
  const checked = columns.flatMap(({ target }) => (target === null ? [] : [checkedBy[target]]));
  const company = new Set(checked.flatMap((each) => (each !== "site" && "company" in each ? [each.company] : [])));
  const contact = contactFields.filter((field) =>
    checked.some((each) => each !== "site" && "contact" in each && each.contact === field),
  );
  const own = columns.filter((column) => column.target === null && column.ownClass === "personal");
  // Whoever confirmed any of it was asked about it under this name, so the name is confirmed too.
  if (company.size > 0) company.add("name");
  return [
    deps.db.statement("UPDATE assignment_rows SET version = version + 1 WHERE id = ? AND version = ?", [
      row.id,
      check.version,
    ]),
    mustHaveChanged("row version"),
    ...confirmCompanyStatements(row.companyId, [...company], todayOn),
    ...(checked.includes("site") && siteId !== null ? [confirmSiteStatement(siteId, todayOn)] : []),
    ...(row.contactId === null
      ? []
      : contact.flatMap((field) => verifyContactValueStatements(row.contactId ?? "", field, todayOn, cutoff))),
    ...own.map((column) =>
      deps.db.statement(
        "UPDATE row_personal_cells SET anchor_on = ? WHERE row_id = ? AND column_id = ? AND anchor_on > ?",
        [todayOn, row.id, column.id, cutoff],
      ),
    ),
    ...registryVersionStatements(),
  ];
};

export const findSiteOfRow = async (deps: Deps, rowId: string) =>
  (
    await deps.db.first<{ site_id: string | null }>(
      deps.db.statement("SELECT site_id FROM assignment_rows WHERE id = ?", [rowId]),
    )
  )?.site_id ?? null;
