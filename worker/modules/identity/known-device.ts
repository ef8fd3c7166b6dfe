import type { Context } from "hono";
import { parse, serialize } from "hono/utils/cookie";
import type { AppEnv } from "#worker/app-env.ts";
import { hmac } from "#worker/platform/crypto.ts";
import { randomName } from "#worker/platform/ids.ts";
import { cookiePrefix } from "./session-cookie.ts";

const lifeSeconds = 180 * 86_400;
const nameOf = (c: Context<AppEnv>) => `${cookiePrefix(new URL(c.req.url).origin)}.device`;
const sign = (c: Context<AppEnv>, nonce: string, email: string) =>
  hmac(btoa(c.get("deps").config.authSecret), `device ${nonce} ${email}`);

/**
 * What the tries of a sign-in are counted under. A device on which this account's password was right before has a count of
 * its own, so a stranger who keeps guessing delays strangers, not the owner at the own desk (ASVS 6.1.1).
 */
export const signInSubject = async (c: Context<AppEnv>, email: string): Promise<string> => {
  const [nonce = "", signature = ""] = (parse(c.req.header("cookie") ?? "", nameOf(c))[nameOf(c)] ?? "").split(".");
  const known = nonce !== "" && signature === (await sign(c, nonce, email));
  return known ? `device ${nonce} ${email}` : `account ${email}`;
};

/** Marks this device as one that knew the password. The cookie holds chance and a keyed hash, no address. */
export const rememberDevice = async (c: Context<AppEnv>, email: string) => {
  const nonce = randomName();
  const secure = new URL(c.req.url).protocol === "https:";
  const value = `${nonce}.${await sign(c, nonce, email)}`;
  const cookie = serialize(nameOf(c), value, {
    path: "/",
    httpOnly: true,
    secure,
    sameSite: "Strict",
    maxAge: lifeSeconds,
  });
  c.header("set-cookie", cookie, { append: true });
};
