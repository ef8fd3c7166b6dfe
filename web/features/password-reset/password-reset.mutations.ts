import { api, unwrap } from "#web/platform/api-client.ts";

export const askForReset = (email: string) => unwrap(api.api["password-resets"].$post({ json: { email } }));

export const saveNewPassword = (input: { token: string; password: string }) =>
  unwrap(api.api["password-resets"].complete.$post({ json: input }));
