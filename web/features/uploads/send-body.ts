import { apiFetch, unwrap } from "#web/platform/api-client.ts";

/**
 * Sends a body that the reader has written out already, so that thousands of rows cost the page nothing.
 * @returns the answer as text, for the reader or for JSON.parse; @throws ApiProblem
 */
export async function sendBody(
  method: "PUT" | "POST",
  path: `/api/${string}`,
  body: string,
  signal?: AbortSignal,
): Promise<string> {
  const headers = { "content-type": "application/json" };
  const response = await apiFetch(path, { method, headers, body, ...(signal ? { signal } : {}) });
  return response.ok ? response.text() : unwrap(response).then(String);
}
