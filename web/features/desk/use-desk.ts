import { createContext, useContext } from "solid-js";
import type { LeadCard } from "#contract/desk.ts";
import type { Desk } from "./desk-state.ts";

export const DeskContext = createContext<Desk>();

/** The desk around this part of the screen. */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error("outside the desk");
  return desk;
};

/** The card, where a lead is in hand; the parts that use it are only drawn then. */
export const useLead = () => {
  const desk = useDesk();
  let last: LeadCard;
  return (): LeadCard => {
    last = desk.hand.lead ?? last;
    return last;
  };
};
