export interface TextBlock {
  title: string | null;
  text: string | null;
}

const CLAUSE = /^(\d+\. [^.]+\.)\s+([\s\S]+)$/;

/** The plain text of an agreement: a title on the first line, then clauses ("1. Name. Text") parted by empty lines. */
export function textBlocks(text: string): TextBlock[] {
  const parts = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.map((part, index) => {
    if (index === 0) return { title: part, text: null };
    const clause = CLAUSE.exec(part);
    return clause ? { title: clause[1] ?? null, text: clause[2] ?? null } : { title: null, text: part };
  });
}
