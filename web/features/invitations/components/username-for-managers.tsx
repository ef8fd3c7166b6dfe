/** Tells a password manager whose password this is; people and screen readers do not meet it. */
export const UsernameForManagers = (props: { email: string }) => (
  <input type="text" autocomplete="username" value={props.email} readonly tabindex={-1} class="hidden" />
);
