type Label = string | number | null;
export function scoreGroups(
  found: readonly Label[],
  truth: readonly Label[],
): { precision: number; recall: number; f1: number };
