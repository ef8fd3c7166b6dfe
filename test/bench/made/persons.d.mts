export function makePersons(
  seed: number,
  size: number,
  twice: number,
): { fields: string[]; rows: string[][]; truth: number[] };
