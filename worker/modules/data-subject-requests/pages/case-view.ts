import { html } from "hono/html";
import type { RequestLocale } from "#contract/requests.ts";
import type { Answer } from "../answer.ts";
import type { CasePage } from "../case-page.ts";
import { caseWords, wordOf } from "./case-texts.ts";
import { nothing, page } from "./layout.ts";
import { periodText } from "./period-text.ts";
import { words } from "./texts.ts";

const LOOKS_SHOWN = 50;
const zone = "Europe/Amsterdam";
const dateText = (locale: RequestLocale, date: string) =>
  new Intl.DateTimeFormat(locale === "nl" ? "nl-NL" : "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T12:00:00Z`),
  );
const momentText = (locale: RequestLocale, at: string) =>
  new Intl.DateTimeFormat(locale === "nl" ? "nl-NL" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  }).format(new Date(at));
const cellText = (locale: RequestLocale, value: unknown) => {
  const text = value === null || value === undefined ? "" : String(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? momentText(locale, text) : text;
};

const button = (action: string, label: string, quiet = false) =>
  html`<form method="post" action="${action}"><button type="submit" class="${quiet ? "quiet" : ""}">${label}</button></form>`;

const clock = (locale: RequestLocale, view: CasePage) => {
  const t = caseWords[locale];
  const live = view.answer === null && !["withdrawn", "closed"].includes(view.state);
  return html`<dl class="facts">
    <div><dt>${t.reference}</dt><dd>${view.reference}</dd></div>
    <div><dt>${t.received}</dt><dd>${dateText(locale, view.receivedOn)}</dd></div>
    <div><dt>${t.answer_on}</dt><dd>${dateText(locale, view.answerOn)} ${live ? html`<strong class="${view.daysLeft < 0 ? "late" : ""}">${t.left(view.daysLeft)}</strong>` : nothing}</dd></div>
    <div><dt>${t.law_on}</dt><dd>${dateText(locale, view.lawOn)}</dd></div>
  </dl>`;
};

const codeForm = (locale: RequestLocale, path: string, wrong: boolean) => {
  const t = caseWords[locale];
  return html`<section class="card"><h2>${t.code}</h2><p>${t.code_lead}</p>
    ${wrong ? html`<p class="error" role="alert" id="code-error">${t.code_wrong}</p>` : nothing}
    <form method="post" action="${path}/code">
      <label for="code">${t.code}</label>
      <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required
        ${wrong ? html`aria-invalid="true" aria-describedby="code-error"` : nothing}>
      <button type="submit">${t.code_button}</button>
    </form></section>`;
};

const storeTable = (locale: RequestLocale, store: Answer["stores"][number]) => {
  const t = caseWords[locale];
  const columns = Object.keys(store.rows[0] ?? {});
  return html`<h3>${wordOf(t.store, store.store)}</h3>
    <p class="hint">${t.basis}: ${wordOf(t.basisWord, store.basis)}. ${t.ends}: ${periodText(locale, store.ends)}. ${
      store.seers.length === 0
        ? nothing
        : html`${t.seers}: ${store.seers.map((seer) => wordOf(t.role, seer).toLowerCase()).join(", ")}.`
    }</p>
    <div class="scroll" tabindex="0" role="region" aria-label="${wordOf(t.store, store.store)}"><table>
      <thead><tr>${columns.map((column) => html`<th scope="col">${wordOf(t.column, column)}</th>`)}</tr></thead>
      <tbody>${store.rows.map((row) => html`<tr>${columns.map((column) => html`<td>${cellText(locale, row[column])}</td>`)}</tr>`)}</tbody>
    </table></div>`;
};

const answerPart = (locale: RequestLocale, path: string, answer: Answer, receipt: string | null) => {
  const t = caseWords[locale];
  return html`<section class="letter"><h2>${t.answer}</h2>
    ${answer.letter.map((part) => html`<h3>${part.heading}</h3>${part.lines.map((line) => html`<p>${line}</p>`)}`)}
    ${
      answer.stores.length === 0
        ? nothing
        : html`<h2>${t.data}</h2>${answer.stores.map((store) => storeTable(locale, store))}`
    }
    ${
      answer.notes.length === 0
        ? nothing
        : html`<h2>${t.notes}</h2>${answer.notes.map((note) => html`<p class="hint">${momentText(locale, note.writtenAt)}</p>${note.text.map((text) => html`<blockquote>${text}</blockquote>`)}`)}`
    }
    <p><a href="${path}/${locale === "nl" ? "antwoord" : "answer"}.json" download>${t.json}</a></p>
    ${
      receipt === null
        ? nothing
        : html`<p><a href="${path}/${locale === "nl" ? "bewijs" : "receipt"}.json" download>${t.receipt}</a> · <a href="/verify">${t.check}</a></p><p class="hint">${t.receipt_lead}</p>`
    }
    ${receipt === null || answer.proof === undefined ? nothing : opening(locale, answer.proof)}
  </section>`;
};

/** What proves that the receipt is about this person; nobody else ever gets it (L-14). */
const opening = (locale: RequestLocale, { openingKey, identifiers }: NonNullable<Answer["proof"]>) => {
  const t = caseWords[locale];
  return html`<p class="hint">${t.opening_lead}</p><dl class="facts">
    <div><dt>${t.opening}</dt><dd><code>${openingKey}</code></dd></div>
    <div><dt>${t.identifiers}</dt><dd>${identifiers.map((each) => html`<code>${each}</code> `)}</dd></div>
  </dl>`;
};

/** The case as its person sees it: clock, steps, who looked, the answer and its proof (P7-4, P7-9). */
export const caseView = (
  locale: RequestLocale,
  path: string,
  view: CasePage,
  { wrongCode = false, other }: { wrongCode?: boolean; other: string },
) => {
  const t = caseWords[locale];
  const looks = view.looks.slice(0, LOOKS_SHOWN);
  return page(locale, {
    heading: `${t.heading}: ${words[locale].kinds[view.kind].name.toLowerCase()}`,
    other,
    body: html`<p class="lead">${t.state[view.state]}</p>
      ${clock(locale, view)}
      ${view.codeAsked ? codeForm(locale, path, wrongCode) : nothing}
      ${view.answer === null ? nothing : answerPart(locale, path, view.answer, view.receipt)}
      <section><h2>${t.steps}</h2><ol class="steps">
        ${view.events.map(
          (event) =>
            html`<li><span>${wordOf({ ...t.what, ...t.state }, event.what)}</span> <small>${momentText(locale, event.at)} · ${wordOf(t.role, event.role)}</small></li>`,
        )}
      </ol></section>
      <section><h2>${t.looks}</h2><p>${t.looks_lead}</p>
        ${looks.length === 0 ? html`<p>${t.looks_none}</p>` : html`<ul class="steps">${looks.map((look) => html`<li><span>${wordOf(t.role, look.role)}, ${wordOf(t.purpose, look.purpose)}</span> <small>${momentText(locale, look.at)}</small></li>`)}</ul>`}
        ${view.looks.length > LOOKS_SHOWN ? html`<p class="hint">${t.looks_more(view.looks.length - LOOKS_SHOWN)}</p>` : nothing}
      </section>
      ${view.mayWithdraw ? html`<section><p>${t.withdraw_lead}</p>${button(`${path}/${locale === "nl" ? "intrekken" : "withdraw"}`, t.withdraw, true)}</section>` : nothing}`,
  });
};

export const expiredView = (locale: RequestLocale, path: string) => {
  const t = caseWords[locale];
  return page(locale, {
    heading: t.expired,
    body: html`<p class="lead">${t.expired_text}</p>${button(`${path}/${locale === "nl" ? "nieuwe-link" : "new-link"}`, t.renew)}`,
  });
};
