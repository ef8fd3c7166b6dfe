import { describe, expect, test } from "vitest";
import type { ReaderReply } from "#web/features/uploads/reading/protocol.ts";
import { MAX_SLICE, openOn, type ReaderPort } from "#web/features/uploads/reading/reader-client.ts";
import { ReaderService } from "#web/features/uploads/reading/reader-service.ts";
import { dataBytes, hasData } from "./support.ts";

/** A reader as in the page, over a real message channel (everything is cloned), only in the same thread. */
function reader(): ReaderPort {
  const { port1, port2 } = new MessageChannel();
  const service = new ReaderService((reply: ReaderReply) => port2.postMessage(reply));
  port2.onmessage = (event: MessageEvent) => void service.handle(event.data);
  return port1 as unknown as ReaderPort;
}

const MANY = new Blob(["Bedrijfsnaam;Telefoon\n", "Bos BV;0201234567\n".repeat(100_000)]);

describe("the page's side of reading", () => {
  test("it gets the summary, a head and samples, with progress from 0 to 1", async () => {
    const seen: number[] = [];
    const table = await openOn(reader(), new Blob(["Bedrijfsnaam;Telefoon\n;\nBos BV;020\n"]), (fraction) =>
      seen.push(fraction),
    );
    expect(table.summary).toMatchObject({ rowCount: 2, headers: ["Bedrijfsnaam", "Telefoon"] });
    expect(table.head).toEqual([
      ["", ""],
      ["Bos BV", "020"],
    ]);
    expect(table.columnSamples).toEqual([["Bos BV"], ["020"]]);
    expect(seen.at(-1)).toBe(1);
    table.close();
  });

  test("rows come in slices of at most 2,000, by their place in the file", async () => {
    const table = await openOn(reader(), MANY);
    expect(table.head).toHaveLength(50);
    expect(await table.rows(0, 100_000)).toHaveLength(MAX_SLICE);
    expect(await table.rows(99_999, 10)).toEqual([["Bos BV", "0201234567"]]);
    table.close();
  });

  test("reading is cancelled by the page", async () => {
    const control = new AbortController();
    const opening = openOn(reader(), MANY, () => control.abort(), { signal: control.signal });
    await expect(opening).rejects.toMatchObject({ name: "AbortError" });
  });

  test("a refused file gives its reason", async () => {
    await expect(openOn(reader(), new Blob([]))).rejects.toMatchObject({ code: "file.empty" });
  });

  test("after closing nothing can be asked", async () => {
    const table = await openOn(reader(), new Blob(["naam\nBos\n"]));
    table.close();
    await expect(table.rows(0, 1)).rejects.toMatchObject({ code: "reader.closed" });
  });
});

describe("the check before the upload", () => {
  const mapping = [{ target: "companyName" as const }, { target: "phone" as const }];

  test("P2-4: rows without a company are counted as refused, by record number, the others as taken", async () => {
    const table = await openOn(
      reader(),
      new Blob(["Bedrijfsnaam;Telefoon\nBos BV;0201234567\n;0201234567\nVis BV;abc\n"]),
    );
    const result = await table.check(mapping);
    expect(result).toMatchObject({ ok: 2, refused: 1 });
    expect(result.issues.filter((issue) => issue.level === "error")).toEqual([
      { row: 2, field: "companyName", code: "company.missing", level: "error" },
    ]);
    expect(result.issues.some((issue) => issue.row === 3 && issue.field === "phone")).toBe(true);
    table.close();
  });

  test("it reports progress and can be cancelled", async () => {
    const table = await openOn(reader(), MANY);
    const control = new AbortController();
    const checking = table.check(mapping, { onProgress: () => control.abort(), signal: control.signal });
    await expect(checking).rejects.toMatchObject({ name: "AbortError" });
    table.close();
  });

  const absent = !hasData("leads_nl/client_1.csv");
  test.skipIf(absent)(
    `a real upload adds up to its rows${absent ? " (skipped: ../shared/data is absent)" : ""}`,
    async () => {
      const table = await openOn(reader(), new Blob([dataBytes("leads_nl/client_1.csv") as Uint8Array<ArrayBuffer>]));
      const targets = [
        "companyName",
        "kvk",
        "street",
        "houseNumber",
        "houseNumberAddition",
        "postcode",
        "city",
        "phone",
      ] as const;
      const columns = table.summary.headers.map((_, i) => ({ target: targets[i] ?? null }));
      const result = await table.check(columns);
      expect(result.ok + result.refused).toBe(1353);
      expect(result.refused).toBeGreaterThanOrEqual(6);
      expect(result.refused).toBeLessThan(60);
      table.close();
    },
  );
});

test("a cancel reaches the worker: it stops reading", async () => {
  const replies: ReaderReply[] = [];
  const service = new ReaderService((reply) => {
    replies.push(reply);
    if (reply.kind === "progress" && reply.fraction > 0.6) void service.handle({ id: 1, kind: "cancel" });
  });
  await service.handle({ id: 1, kind: "open", file: MANY, options: {} });
  expect(replies.at(-1)).toEqual({ id: 1, kind: "failed", code: "aborted" });
});
