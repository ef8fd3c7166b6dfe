import { html, raw } from "hono/html";
import type { RequestLocale } from "#contract/requests.ts";

export type Markup = ReturnType<typeof html>;

/**
 * A page without any script: it works in a text browser, and its policy allows nothing but its own style sheet and forms
 * to its own address (P7-1). `other` = the same page in the other language.
 */
export const page = (
  locale: RequestLocale,
  content: { heading: string; other?: string | undefined; body: Markup | Markup[] },
) => html`<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex, nofollow">
    <title>${content.heading} · Leadhunter</title>
    <link rel="icon" href="/icons/leadhunter.svg">
    <link rel="stylesheet" href="/pages.css">
  </head>
  <body>
    <a class="skip" href="#content">${locale === "nl" ? "Naar de inhoud" : "Skip to content"}</a>
    <header>
      <a class="brand" href="${locale === "nl" ? "/verzoek" : "/request"}">Leadhunter</a>
      ${
        content.other === undefined
          ? ""
          : locale === "nl"
            ? html`<a href="${content.other}" lang="en" hreflang="en">English</a>`
            : html`<a href="${content.other}" lang="nl" hreflang="nl">Nederlands</a>`
      }
    </header>
    <main id="content">
      <h1>${content.heading}</h1>
      ${content.body}
    </main>
    <footer>${
      locale === "nl"
        ? "Deze pagina gebruikt geen cookies, geen scripts en geen diensten van anderen."
        : "This page uses no cookies, no scripts and nobody else's services."
    }</footer>
  </body>
</html>`;

export const nothing = raw("");
