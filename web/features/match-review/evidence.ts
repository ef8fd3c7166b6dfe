const known = [
  "nameEqual",
  "kvk",
  "name",
  "domain",
  "phone",
  "address",
  "place",
  "email",
  "function",
  "agent",
] as const;

/** "name.alike" and "phone.shared" are told in the words of their first part; what the screen does not know stays general. */
export const evidenceKinds = (evidence: readonly string[]) => [
  ...new Set(
    evidence.map(
      (item) =>
        known.find((kind) => (item === "name.equal" ? "nameEqual" : item.split(".")[0]) === kind) ?? ("other" as const),
    ),
  ),
];
