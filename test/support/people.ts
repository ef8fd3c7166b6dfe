import type { Role } from "#contract/roles.ts";
import { newId, randomName } from "#worker/platform/ids.ts";
import type { TestApp } from "./test-app.ts";

export interface PersonOptions {
  clientId?: string;
  clientOwner?: boolean;
  mayCountersign?: boolean;
  nda?: boolean;
  secondFactor?: boolean;
}

/** A user straight in the database: NDA signed and second factor enrolled unless told otherwise. */
export const addPerson = async ({ env, clock }: TestApp, role: Role, options: PersonOptions = {}) => {
  const id = newId("user");
  const at = clock.now().toISOString();
  const { clientId = null, clientOwner = false, mayCountersign = false, nda = true, secondFactor = true } = options;
  await env.DB.prepare(
    `INSERT INTO users (id, name, email, email_verified, two_factor_enabled, role, client_id, client_owner, may_countersign, pseudonym, created_at, updated_at)
     VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
    .bind(
      id,
      `Person ${id.slice(-4)}`,
      `${id.toLowerCase()}@leadhunter.example`,
      secondFactor ? 1 : 0,
      role,
      clientId,
      clientOwner ? 1 : 0,
      mayCountersign ? 1 : 0,
      randomName(),
      at,
      at,
    )
    .run();
  if (nda && role !== "client")
    await env.DB.prepare(
      "INSERT INTO ndas (id, user_id, version, text_hash, signed_name, signed_at, valid_from) VALUES (?, ?, 1, '', 'Signed Name', ?, ?)",
    )
      .bind(newId("nda"), id, at, at)
      .run();
  return id;
};

export const addClient = async ({ env, clock }: TestApp, name = "Client") => {
  const id = newId("client");
  await env.DB.prepare("INSERT INTO clients (id, name, created_at) VALUES (?, ?, ?)")
    .bind(id, `${name} ${id.slice(-6)}`, clock.now().toISOString())
    .run();
  return id;
};
