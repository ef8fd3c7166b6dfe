/** The worker's routes, as a type only; the one thing of the worker the web knows besides the contract. */
export type { Api } from "#worker/app.ts";
