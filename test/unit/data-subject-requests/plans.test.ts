import { describe, expect, it } from "vitest";
import { migratedDatabase } from "#test/support/schema.ts";
import { deskStatement, tasksOfSupervisorStatement } from "#worker/modules/data-subject-requests/desk.repository.ts";
import {
  byAddressStatement,
  byCompanyStatement,
  byPhoneStatement,
} from "#worker/modules/data-subject-requests/subjects.repository.ts";

const db = migratedDatabase();
const planOf = ({ sql, params }: { sql: string; params: unknown[] }) =>
  (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(params as string[])) as { detail: string }[])
    .map(({ detail }) => detail)
    .join("; ");

describe("what a request asks of the database", () => {
  it("costs the same however many requests were handled and persons are held", () => {
    const plans = [
      deskStatement(true, null, 50),
      deskStatement(true, ["2026-01-01", "dsr_1"], 50),
      deskStatement(false, null, 50),
      tasksOfSupervisorStatement("user_1"),
      byAddressStatement("a@b.example", "2025-01-01"),
      byPhoneStatement("+31612345678", "2025-01-01"),
      byCompanyStatement("smit", "2025-01-01"),
    ].map(planOf);
    for (const plan of plans) {
      expect(plan).not.toMatch(/SCAN (contact_values|contacts|company_keys|assignment_rows|call_notes|request_\w+)\b/);
      expect(plan).not.toMatch(/SCAN r(?! USING (COVERING )?INDEX data_subject_requests)/);
    }
  });
});
