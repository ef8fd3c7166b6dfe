import { createSignal } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import type { TargetField, UploadColumn } from "#contract/uploads.ts";
import { pickTarget, proposeMapping } from "../mapping.ts";
import type { OpenedTable } from "../reading/reader-client.ts";
import { knownColumns } from "../uploads.queries.ts";
import type { Moved } from "./steps.ts";

/** What each column means. */
export function createMappingRoom(assignmentId: string) {
  const [columns, setColumns] = createStore<UploadColumn[]>([]);
  const [moved, setMoved] = createSignal<Moved>();
  /** Columns of the proposal that come from an earlier upload. */
  const [remembered, setRemembered] = createSignal(0);
  const adopt = (next: readonly UploadColumn[]) => setColumns(reconcile([...next]));
  return {
    columns,
    moved,
    remembered,
    adopt,
    /** Guessed from headings and values, and from what this client's columns meant before. */
    async propose(opened: OpenedTable): Promise<void> {
      setMoved(undefined);
      // Without an answer the guess alone will do.
      const known = await knownColumns(assignmentId).catch(() => []);
      const proposal = proposeMapping(opened.summary.headers, opened.columnSamples, known);
      setRemembered(proposal.remembered);
      adopt(proposal.columns);
    },
    setTarget: (at: number, target: TargetField | null) => {
      const picked = pickTarget(unwrap(columns), at, target);
      adopt(picked.columns);
      setMoved(target !== null && picked.freed !== null ? { target, now: at, before: picked.freed } : undefined);
    },
    setOwnClass: (at: number, ownClass: UploadColumn["ownClass"]) => setColumns(at, "ownClass", ownClass),
  };
}
