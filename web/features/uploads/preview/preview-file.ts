import { isProblem } from "#web/platform/problem.ts";
import type { JobOptions, OpenedTable } from "../reading/reader-client.ts";
import { takesUp } from "../resume.ts";
import { listUploads, type OpenUpload, previewChunk } from "../uploads.queries.ts";
import type { Received } from "./preview-session.ts";
import type { PreviewTotals } from "./totals.ts";

/** Share of the progress bar that reading the keys takes. */
const PREPARE_SHARE = 0.15;
const TRIES = 4;
const WAIT_MS = 1_500;

/**
 * Asks the server what all rows would do, chunk after chunk. The reader holds what one answer leaves for the next question.
 * @throws what the server says; a connection that drops is tried again a few times
 */
export async function previewFile(
  table: Pick<OpenedTable, "ask">,
  input: OpenUpload,
  { onProgress, signal }: JobOptions,
): Promise<PreviewTotals> {
  const received = await unfinished(input);
  const mapping = input.columns.map(({ target }) => ({ target }));
  await table.ask(
    { do: "previewStart", mapping, received, input },
    { signal, onProgress: (part) => onProgress?.(part * PREPARE_SHARE) },
  );
  for (;;) {
    const body = await table.ask({ do: "previewNext" }, { signal });
    if (body === null) throw new Error("preview ended without totals");
    const answer = await persist(() => previewChunk(body, signal), signal);
    const { fraction, totals } = await table.ask({ do: "previewAdopt", answer }, { signal });
    onProgress?.(PREPARE_SHARE + fraction * (1 - PREPARE_SHARE));
    if (totals) return totals;
  }
}

/** The upload of this very file and mapping that broke off: a run goes on with it, so what it took in counts along. */
async function unfinished(input: OpenUpload): Promise<Received | null> {
  const found = (await listUploads(input.assignmentId)).find((view) => takesUp(view, input));
  return found ? { applied: found.applied.map((range) => ({ ...range })), counts: { ...found.counts } } : null;
}

async function persist<Answer>(call: () => Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (thrown) {
      signal?.throwIfAborted();
      const passing = isProblem(thrown, "network.offline") || isProblem(thrown, "server.unavailable");
      if (!passing || tries === TRIES) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS * tries));
    }
  }
}
