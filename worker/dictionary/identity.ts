import { each, id, instant, notPersonal, personal, state, type TableEntry, technical } from "./types.ts";

const account = personal("account", ["administrator", "director", "subject"]);
const secret = personal("account", ["nobody"], "hashed or encrypted; compared, never shown");

export const identityTables: Record<string, TableEntry> = {
  users: {
    ends: "with the account",
    columns: {
      ...each("id client_id", id),
      ...each("name email", account),
      image: notPersonal("always empty; the identity library asks for the column"),
      ...each("email_verified two_factor_enabled role client_owner may_countersign deactivated_at", state),
      pseudonym: notPersonal("a random name that stands in the log instead of the person"),
      ...each("created_at updated_at", instant),
    },
  },
  sessions: {
    ends: "at its own expiry",
    columns: {
      ...each("id user_id", id),
      token: secret,
      ...each("ip_address user_agent", secret),
      ...each("expires_at step_up_at created_at updated_at", instant),
    },
  },
  accounts: {
    ends: "with the account",
    columns: {
      ...each("id user_id account_id", id),
      provider_id: technical,
      password: secret,
      ...each(
        "access_token refresh_token id_token access_token_expires_at refresh_token_expires_at scope",
        notPersonal("always empty: no outside identity provider is used"),
      ),
      ...each("created_at updated_at", instant),
    },
  },
  verifications: {
    ends: "at its own expiry",
    columns: { id, identifier: secret, value: secret, ...each("expires_at created_at updated_at", instant) },
  },
  two_factors: {
    ends: "with the account",
    columns: {
      ...each("id user_id", id),
      ...each("secret backup_codes", secret),
      ...each("verified failed_verification_count locked_until", state),
    },
  },
  passkeys: {
    ends: "with the account",
    columns: {
      ...each("id user_id", id),
      name: personal("account", ["subject"]),
      ...each("public_key credential_id", secret),
      ...each("counter device_type backed_up transports aaguid", technical),
      created_at: instant,
    },
  },
  totp_uses: { ends: "at its own expiry", columns: { user_id: id, step: technical, used_at: instant } },
  sign_in_attempts: {
    ends: "at its own expiry",
    columns: { subject: secret, failures: technical, ...each("window_started_at blocked_until", instant) },
  },
  invitations: {
    ends: "with the account",
    columns: {
      ...each("id client_id invited_by", id),
      ...each("email name", personal("account", ["administrator", "client"])),
      ...each("role client_owner", state),
      token_hash: secret,
      ...each("created_at expires_at accepted_at revoked_at", instant),
    },
  },
  api_tokens: {
    ends: "with the client",
    columns: {
      ...each("id client_id created_by", id),
      label: personal("client-confidential", ["client"]),
      scopes: technical,
      token_hash: secret,
      pseudonym: notPersonal("a random name that stands in the log instead of the token"),
      ...each("created_at expires_at revoked_at last_used_on", instant),
    },
  },
  ndas: {
    ends: "with the account",
    columns: {
      ...each("id user_id", id),
      ...each("version text_hash", technical),
      signed_name: personal("account", ["director", "subject"]),
      ...each("signed_at valid_from withdrawn_at", instant),
    },
  },
};
