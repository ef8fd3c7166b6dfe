import type { PreviewView } from "#contract/uploads.ts";
import { PreviewSession, type Received } from "#web/features/uploads/preview/preview-session.ts";
import type { PreviewTotals } from "#web/features/uploads/preview/totals.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import type { TestApp } from "./test-app.ts";
import type { SampleFile } from "./upload.ts";

/** The whole preview of a file, as the wizard asks it, in chunks of `chunkSize`. */
export const previewFile = async (
  test: TestApp,
  userId: string,
  assignmentId: string,
  sample: SampleFile,
  chunkSize: number,
  received: Received | null = null,
): Promise<{ totals: PreviewTotals; answers: PreviewView[] }> => {
  const rows = { count: sample.rows.length, row: (number: number) => sample.rows[number - 1] as string[] };
  const session = new PreviewSession(rows, sample.columns, received, chunkSize);
  while (session.prepare(1_000));
  const answers: PreviewView[] = [];
  for (let part = session.next(); part !== null; part = session.next()) {
    const answer = await test.send(userId, "POST", "/api/uploads/preview", {
      assignmentId,
      contentHash: await sha256(JSON.stringify(sample.rows)),
      columns: sample.columns,
      rowCount: sample.rows.length,
      ...part,
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    const view: PreviewView = await answer.json();
    answers.push(view);
    session.adopt({ ...view, chunkSize });
  }
  return { totals: session.totals, answers };
};
