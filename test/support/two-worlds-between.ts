import type { TestApp } from "./test-app.ts";
import { neighbour } from "./two-worlds-neighbour.ts";

/** Everything a neighbour's people can do without a value of theirs becoming current with client A. */
export const silent = (app: TestApp, companies?: number) => {
  const { claim, onLease, check, end, close, upload, deleteRow, purge, deleteAll } = neighbour(app, companies);
  return [
    upload(),
    claim,
    check("main_number"),
    end("email", { result: "uncheckable" }),
    end("function", { result: "uncheckable" }),
    onLease("renew"),
    close("interested", true),
    purge,
    claim,
    onLease("skip"),
    claim,
    close("no_answer", false),
    deleteRow,
    purge,
    claim,
    upload(),
    deleteAll,
    purge,
  ];
};

/** What client B verifies of a company or person that A has too may become current with A (P4.1-2, P4.2-5). */
export const changing = (app: TestApp, companies?: number) => {
  const { claim, check, end, close, upload, verifyCompany, purge } = neighbour(app, companies);
  return [
    upload({ job: "Eigenaar" }),
    claim,
    check("main_number"),
    end("email", { result: "correct" }),
    end("function", { result: "changed", value: "Directeur" }),
    verifyCompany({ phone: "020 7654321" }),
    close("interested", true),
    purge,
  ];
};

/**
 * These leaves of a card and nothing else: a value's text, its state, what stands beside it, and how the agent's own check
 * of it ended, as a value that has become fresh is no longer asked. Never whose it was, when, or how many there are.
 */
export const mayCross = [
  /\/body\/company\/values\/\d+\/(text|stale|other)$/,
  /\/body\/contacts\/\d+\/values\/\d+\/(text|state|usable|other|result)$/,
];
