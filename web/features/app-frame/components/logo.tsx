/** The mark of the app icon, in the colours of the theme. */
export const Logo = () => (
  <svg viewBox="0 0 64 64" class="size-6 flex-none" aria-hidden="true">
    <rect width="64" height="64" rx="14" class="fill-brand" />
    <g fill="none" stroke-linecap="round" stroke-width="5" class="stroke-brand-ink">
      <path d="M42.6 21.4A15 15 0 1 0 47 32" />
      <path d="M32 32 51 13" />
    </g>
    <circle cx="32" cy="32" r="4.5" class="fill-brand-ink" />
  </svg>
);
