import { parseSigned, serializeSigned } from "hono/utils/cookie";
import { sha256 } from "#worker/platform/crypto.ts";
import { sessionTimes } from "./session-times.ts";

/** On https every cookie carries `__Host-`: bound to this host, Secure, path /. Plain http exists on localhost only. */
export const cookiePrefix = (origin: string) => (origin.startsWith("https://") ? "__Host-leadhunter" : "leadhunter");

const sessionCookieName = (origin: string) => `${cookiePrefix(origin)}.session_token`;

/** The hash under which the session of this request is stored; null without a cookie that we signed. */
export const sessionTokenHash = async (request: Request, secret: string): Promise<string | null> => {
  const cookies = request.headers.get("cookie");
  if (cookies === null) return null;
  const name = sessionCookieName(new URL(request.url).origin);
  const token = (await parseSigned(cookies, secret, name))[name];
  return typeof token === "string" ? sha256(token) : null;
};

/** The cookie of a session under a new token, signed and bounded as the identity library does it. */
export const sessionCookie = (origin: string, token: string, secret: string): Promise<string> =>
  serializeSigned(sessionCookieName(origin), token, secret, {
    path: "/",
    httpOnly: true,
    secure: origin.startsWith("https://"),
    sameSite: "Strict",
    maxAge: sessionTimes.absoluteMs / 1000,
  });
