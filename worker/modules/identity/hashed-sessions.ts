import type { drizzleAdapter } from "better-auth/adapters/drizzle";
import { sha256 } from "#worker/platform/crypto.ts";
import { expiryOf, realNow } from "./session-times.ts";

type Factory = ReturnType<typeof drizzleAdapter>;
type Adapter = ReturnType<Factory>;
type Where = NonNullable<Parameters<Adapter["findMany"]>[0]["where"]>;

const hashed = async (value: unknown) =>
  Array.isArray(value) ? Promise.all(value.map((one) => sha256(String(one)))) : sha256(String(value));

const hashTokens = async <W extends Where | undefined>(model: string, where: W): Promise<W> =>
  model !== "session" || where === undefined
    ? where
    : ((await Promise.all(
        where.map(async (w) => (w.field === "token" ? { ...w, value: await hashed(w.value) } : w)),
      )) as W);

/** The token the caller asked by: it goes back in place of the hash, because the library puts it in the cookie. */
const askedToken = (model: string, where: Where | undefined) => {
  const value = model === "session" ? where?.find((w) => w.field === "token")?.value : undefined;
  return typeof value === "string" ? value : undefined;
};

const withToken = <T>(row: T, token: string | undefined): T =>
  row === null || token === undefined ? row : { ...row, token };

/**
 * The identity library stores raw session tokens; this adapter stands between it and the database and lets only their
 * SHA-256 through, so that a copy of the database opens no session. It also gives a new session its idle end and keeps
 * neither address nor user agent: nothing here needs them.
 */
export const hashedSessions =
  (inner: Factory): Factory =>
  (options) => {
    const adapter = inner(options);
    const wrapped = {
      ...adapter,
      create: async (query: Parameters<Adapter["create"]>[0]) => {
        if (query.model !== "session") return adapter.create(query);
        const token = String(query.data.token);
        const now = realNow();
        const data = {
          ...query.data,
          token: await sha256(token),
          expiresAt: new Date(expiryOf(now, now)),
          ipAddress: null,
          userAgent: null,
        };
        return withToken(await adapter.create({ ...query, data }), token);
      },
      findOne: async (query: Parameters<Adapter["findOne"]>[0]) =>
        withToken(
          await adapter.findOne({ ...query, where: await hashTokens(query.model, query.where) }),
          askedToken(query.model, query.where),
        ),
      findMany: async (query: Parameters<Adapter["findMany"]>[0]) =>
        adapter.findMany({ ...query, where: await hashTokens(query.model, query.where) }),
      update: async (query: Parameters<Adapter["update"]>[0]) =>
        withToken(
          await adapter.update({ ...query, where: await hashTokens(query.model, query.where) }),
          askedToken(query.model, query.where),
        ),
      updateMany: async (query: Parameters<Adapter["updateMany"]>[0]) =>
        adapter.updateMany({ ...query, where: await hashTokens(query.model, query.where) }),
      delete: async (query: Parameters<Adapter["delete"]>[0]) =>
        adapter.delete({ ...query, where: await hashTokens(query.model, query.where) }),
      deleteMany: async (query: Parameters<Adapter["deleteMany"]>[0]) =>
        adapter.deleteMany({ ...query, where: await hashTokens(query.model, query.where) }),
      consumeOne: async (query: Parameters<Adapter["consumeOne"]>[0]) =>
        adapter.consumeOne({ ...query, where: await hashTokens(query.model, query.where) }),
      count: async (query: Parameters<Adapter["count"]>[0]) =>
        adapter.count({ ...query, where: await hashTokens(query.model, query.where) }),
      // D1 has no interactive transactions; the default would hand out the adapter without the hashing.
      transaction: <R>(run: (adapter: Adapter) => Promise<R>) => run(wrapped as unknown as Adapter),
    };
    return wrapped as unknown as Adapter;
  };
