import { html } from "hono/html";
import { type RequestKind, type RequestLocale, requestKinds, type Submission } from "#contract/requests.ts";
import { type Markup, nothing, page } from "./layout.ts";
import { registerPath } from "./register-page.ts";
import { slugs, words } from "./texts.ts";

export const formPath = (locale: RequestLocale, kind: RequestKind) =>
  `${locale === "nl" ? "/verzoek" : "/request"}/${slugs[locale][kind]}`;
const homePath = { nl: "/verzoek", en: "/request" } as const;
const otherOf = (locale: RequestLocale): RequestLocale => (locale === "nl" ? "en" : "nl");

/** The five rights, one link each: nobody has to know the law's word. */
export const homePage = (locale: RequestLocale) => {
  const t = words[locale];
  return page(locale, {
    heading: t.home.heading,
    other: homePath[otherOf(locale)],
    body: html`<p class="lead">${t.home.lead}</p>
      <ul class="choices">
        ${requestKinds.map(
          (kind) =>
            html`<li><a href="${formPath(locale, kind)}"><strong>${t.kinds[kind].name}</strong><span>${t.kinds[kind].what}</span></a></li>`,
        )}
      </ul>
      <p>${t.home.identity}</p>
      <p><a href="${registerPath[locale]}">${t.home.register}</a></p>`,
  });
};

type Typed = Partial<Record<keyof Submission, string>>;
export type FieldErrors = Partial<Record<keyof Submission, string>>;

interface FieldOptions {
  type?: string;
  autocomplete: string;
  hint?: string;
  required?: boolean;
  long?: boolean;
  max: number;
}

const field = (
  locale: RequestLocale,
  name: keyof Submission,
  label: string,
  { type = "text", autocomplete, hint, required = false, long = false, max }: FieldOptions,
  typed: Typed,
  errors: FieldErrors,
) => {
  const error = errors[name];
  const described = [hint === undefined ? "" : `${name}-hint`, error === undefined ? "" : `${name}-error`]
    .join(" ")
    .trim();
  const value = typed[name] ?? "";
  const marks = html`${required ? html`required` : nothing} ${described === "" ? nothing : html`aria-describedby="${described}"`} ${error === undefined ? nothing : html`aria-invalid="true"`}`;
  return html`<div class="field">
    <label for="${name}">${label}${required ? nothing : html` <span class="optional">${words[locale].form.optional}</span>`}</label>
    ${hint === undefined ? nothing : html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${error === undefined ? nothing : html`<p class="error" id="${name}-error">${error}</p>`}
    ${
      long
        ? html`<textarea id="${name}" name="${name}" rows="4" maxlength="${max}" autocomplete="${autocomplete}" ${marks}>${value}</textarea>`
        : html`<input id="${name}" name="${name}" type="${type}" value="${value}" maxlength="${max}" autocomplete="${autocomplete}" ${marks}>`
    }
  </div>`;
};

const corrections = (locale: RequestLocale, typed: Typed, errors: FieldErrors): Markup => {
  const t = words[locale].form;
  const one = (name: keyof Submission, label: string, max: number, type = "text") =>
    field(locale, name, label, { autocomplete: "off", max, type }, typed, errors);
  return html`<fieldset>
    <legend>${t.correct}</legend>
    <p class="hint">${t.correct_hint}</p>
    ${one("correctName", t.correctName, 120)} ${one("correctFunction", t.correctFunction, 120)}
    ${one("correctEmail", t.correctEmail, 254, "email")} ${one("correctPhone", t.correctPhone, 40, "tel")}
    ${one("correctMobile", t.correctMobile, 40, "tel")}
  </fieldset>`;
};

/** One form a right. The field nobody sees is for robots; what was typed comes back when something is missing. */
export const formPage = (locale: RequestLocale, kind: RequestKind, typed: Typed = {}, errors: FieldErrors = {}) => {
  const t = words[locale];
  const wrong = Object.entries(errors);
  const one = (name: keyof Submission, label: string, options: FieldOptions) =>
    field(locale, name, label, options, typed, errors);
  return page(locale, {
    heading: t.kinds[kind].name,
    other: formPath(otherOf(locale), kind),
    body: html`<p class="lead">${t.kinds[kind].what}</p>
      ${
        wrong.length === 0
          ? nothing
          : html`<div class="problem" role="alert"><h2>${t.form.errors}</h2>
              <ul>${wrong.map(([name, text]) => html`<li><a href="#${name}">${text}</a></li>`)}</ul></div>`
      }
      <form method="post" action="${formPath(locale, kind)}" novalidate>
        <fieldset>
          <legend>${t.form.who}</legend>
          ${one("name", t.form.name, { autocomplete: "name", required: true, max: 120 })}
          ${one("email", t.form.email, { type: "email", autocomplete: "email", required: true, max: 254, hint: t.form.email_hint })}
          ${one("phone", t.form.phone, { type: "tel", autocomplete: "tel", max: 40, hint: t.form.phone_hint })}
          ${one("company", t.form.company, { autocomplete: "organization", max: 160, hint: t.form.company_hint })}
        </fieldset>
        ${kind === "rectification" ? corrections(locale, typed, errors) : nothing}
        ${one("message", t.form.message, { autocomplete: "off", long: true, max: 4000, hint: t.form.message_hint })}
        <div class="trap" aria-hidden="true">
          <label for="website">${t.form.trap}</label>
          <input id="website" name="website" type="text" tabindex="-1" autocomplete="off">
        </div>
        <p>${t.form.next}</p>
        <button type="submit">${t.form.send}</button>
      </form>`,
  });
};

export const sentPage = (locale: RequestLocale) => {
  const t = words[locale].sent;
  return page(locale, { heading: t.heading, body: html`<p class="lead">${t.text}</p><p>${t.after}</p>` });
};

export const confirmPage = (locale: RequestLocale, action: string) => {
  const t = words[locale].confirm;
  return page(locale, {
    heading: t.heading,
    body: html`<p class="lead">${t.text}</p><form method="post" action="${action}"><button type="submit">${t.button}</button></form>`,
  });
};

/** A page that says one thing: a link that is spent, a moment to wait, nothing here. */
export const plainPage = (locale: RequestLocale, heading: string, text: string) =>
  page(locale, {
    heading,
    body: html`<p class="lead">${text}</p><p><a href="${homePath[locale]}">${words[locale].home.heading}</a></p>`,
  });
