import { createSignal } from "solid-js";
import type { LeadCard, ObjectionReceipt } from "#contract/desk.ts";
import { recordObjection } from "./desk.api.ts";
import type { Place } from "./desk-state.ts";

interface Props {
  lead: () => LeadCard | null;
  refused: (place: Place, error: unknown) => Promise<void>;
  clearRefusal: () => void;
  /** After the number was read out: on to the next lead. */
  finished: () => Promise<void> | void;
}

/** Recording an objection; sent again after a lost answer it gives the same number (L-21). */
export function createObjection(props: Props) {
  const [receipt, setReceipt] = createSignal<ObjectionReceipt | null>(null);
  const [busy, setBusy] = createSignal(false);
  let contactId = "";
  return {
    receipt,
    busy,
    aim: (id: string) => {
      contactId = id;
    },
    reset: () => {
      setReceipt(null);
      contactId = "";
    },
    confirm: async () => {
      const lead = props.lead();
      if (lead === null || contactId === "" || busy() || receipt() !== null) return;
      setBusy(true);
      props.clearRefusal();
      try {
        setReceipt(await recordObjection(lead.leaseId, contactId));
      } catch (error) {
        await props.refused("objection", error);
      } finally {
        setBusy(false);
      }
    },
    finish: () => props.finished(),
  };
}
