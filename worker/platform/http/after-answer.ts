import type { Context } from "hono";

/**
 * Lets work go on behind the answer, so that its duration tells the caller nothing. Where there is no execution context
 * (a test that calls the app itself) the work is awaited.
 */
export const afterAnswer = async (c: Context, work: Promise<void>): Promise<void> => {
  const context = executionContext(c);
  if (context === null) await work;
  else context.waitUntil(work);
};

const executionContext = (c: Context) => {
  try {
    return c.executionCtx;
  } catch {
    return null;
  }
};
