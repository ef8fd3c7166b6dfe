import * as v from "valibot";
import { clientId, emailAddress, shortText, signedName } from "./common.ts";
import { type Role, roles } from "./roles.ts";

export interface SessionInfo {
  user: {
    id: string;
    name: string;
    email: string;
    role: Role;
    clientId: string | null;
    clientOwner: boolean;
    mayCountersign: boolean;
    twoFactorEnabled: boolean;
  };
  nda: { required: boolean; signed: boolean };
  stepUpUntil: string | null;
  /** Work of the clock is late; told to those who can do something about it. */
  tasksLate: boolean;
  demo: boolean;
}

export const stepUpInput = v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{6}$/)) });

export const password = v.pipe(v.string(), v.minLength(8), v.maxLength(256));
export const invitationInput = v.strictObject({
  email: emailAddress,
  name: shortText,
  role: v.picklist(roles),
  clientId: v.optional(clientId),
  clientOwner: v.optional(v.boolean()),
});
export const invitationToken = v.strictObject({ token: v.pipe(v.string(), v.minLength(20), v.maxLength(200)) });
export const acceptInvitationInput = v.strictObject({ ...invitationToken.entries, password });
export const passwordResetRequest = v.strictObject({ email: emailAddress });
export const passwordResetInput = v.strictObject({ ...invitationToken.entries, password });
export const setupInput = v.strictObject({
  ...invitationToken.entries,
  email: emailAddress,
  name: shortText,
  password,
});
export const updateUserInput = v.strictObject({
  role: v.optional(v.picklist(roles)),
  mayCountersign: v.optional(v.boolean()),
  clientOwner: v.optional(v.boolean()),
});

export interface UserRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  clientId: string | null;
  clientName: string | null;
  clientOwner: boolean;
  mayCountersign: boolean;
  twoFactorEnabled: boolean;
  ndaSigned: boolean;
  deactivatedAt: string | null;
}
export interface InvitationRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  clientId: string | null;
  createdAt: string;
  expiresAt: string;
  acceptedAt: string | null;
  revokedAt: string | null;
}
export interface InvitationPreview {
  name: string;
  email: string;
  role: Role;
}

export const signNdaInput = v.strictObject({
  version: v.pipe(v.number(), v.integer()),
  textHash: v.pipe(v.string(), v.length(64)),
  signedName,
});
export interface NdaText {
  version: number;
  text: { nl: string; en: string };
  textHash: string;
}
export interface NdaRow {
  id: string;
  userId: string;
  userName: string;
  version: number;
  signedAt: string;
  withdrawnAt: string | null;
}
