export function groupLeads(
  seed: number,
  size: number,
  entity: "company" | "contact",
): Promise<{ rows: string[][]; found: number[]; truth: (string | null)[] }>;
