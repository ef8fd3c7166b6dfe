export type TextBlock = { kind: "title" | "article" | "paragraph"; text: string } | { kind: "list"; items: string[] };

/**
 * The agreement's plain text as blocks to lay out: blank lines part them, "3. …" begins an article, "- " an item.
 * Every character stays; only the marks of items become bullets.
 */
export function textBlocks(text: string): TextBlock[] {
  return text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .map((block, index): TextBlock => {
      const lines = block.split("\n");
      if (lines.every((line) => line.startsWith("- ")))
        return { kind: "list", items: lines.map((line) => line.slice(2)) };
      if (index === 0 && lines.length === 1) return { kind: "title", text: block };
      if (lines.length === 1 && /^\d+\. /.test(block)) return { kind: "article", text: block };
      return { kind: "paragraph", text: block };
    });
}
