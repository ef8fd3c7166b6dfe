import { describe, expect, it } from "vitest";
import { permissions } from "#contract/permissions.ts";
import { roles } from "#contract/roles.ts";
import { policyFor } from "#worker/access/policies/index.ts";

/** Who may do what, as a table a person can read: a change of policy shows in the diff of a file, not only in code. */
const matrix = () => {
  const cell = (permission: (typeof permissions)[number], role: (typeof roles)[number]) => {
    const policy = policyFor(permission, role);
    if (policy === undefined) return "–";
    return [policy.scope, ...(policy.needs ?? []).map((need) => `+${need}`)].join(" ");
  };
  const cites = (permission: (typeof permissions)[number]) =>
    [...new Set(roles.flatMap((role) => policyFor(permission, role)?.cites ?? []))].join(" ");
  return [
    "# Who may do what",
    "",
    "Rendered from `worker/access/policies/`; no entry is denied.",
    "",
    `| permission | ${roles.join(" | ")} | promise |`,
    `|---|${roles.map(() => "---").join("|")}|---|`,
    ...permissions.map(
      (permission) =>
        `| ${permission} | ${roles.map((role) => cell(permission, role)).join(" | ")} | ${cites(permission)} |`,
    ),
    "",
  ].join("\n");
};

describe("the access matrix", () => {
  it("is the checked-in one: a policy changes only where somebody reads it (P3-5)", async () => {
    await expect(matrix()).toMatchFileSnapshot("./access-matrix.md");
  });
});
