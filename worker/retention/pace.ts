/**
 * Rows a purge takes in one batch. One database is one thread, so a claim waits for the batch before it: while agents
 * hold leads a batch is short, otherwise it is one that deletes fastest.
 */
export const batchRows = (agentsWork: boolean): number => (agentsWork ? 100 : 1_000);
