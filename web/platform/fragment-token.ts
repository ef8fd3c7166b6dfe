/**
 * Takes the token out of the address (`/invitation#token`) and the address bar at once, so that it stays in no history,
 * screenshot or referrer. A fragment is never sent to a server.
 */
export function takeFragmentToken(): string {
  const token = decodeURIComponent(location.hash.slice(1));
  if (token !== "") history.replaceState(history.state, "", location.pathname);
  return token;
}
