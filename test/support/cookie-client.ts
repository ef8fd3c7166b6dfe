import { createApp } from "#worker/app.ts";
import type { TestApp } from "./test-app.ts";

/** A browser without a face: the product's own sign-in with real cookies, on the clock and the mail box of `test`. */
export const cookieClient = (test: TestApp, origin = "http://localhost") => {
  const app = createApp({ makeDeps: () => test.deps() });
  const jar = new Map<string, string>();
  const setCookies: string[] = [];
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await app.request(
      `${origin}${path}`,
      {
        method,
        headers: {
          ...(jar.size === 0 ? {} : { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      test.env,
    );
    for (const line of answer.headers.getSetCookie()) {
      setCookies.push(line);
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0\b/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  return { send, jar, setCookies };
};
export type CookieClient = ReturnType<typeof cookieClient>;
