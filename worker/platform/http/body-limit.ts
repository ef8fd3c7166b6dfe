import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { problem } from "./problem.ts";

/** Refuses a body of more than `maxSize` bytes with 413 before it is parsed, also one that does not say how long it is. */
export const bodyUpTo = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw problem("request.too_large");
    },
  });
