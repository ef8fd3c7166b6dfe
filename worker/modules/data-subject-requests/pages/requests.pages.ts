import { type Context, Hono } from "hono";
import * as v from "valibot";
import {
  type RequestKind,
  type RequestLocale,
  requestKinds,
  type Submission,
  submissionInput,
} from "#contract/requests.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { Problem } from "#worker/platform/http/problem.ts";
import { logEvent } from "#worker/platform/logger.ts";
import { caseByLink, caseReceiptFile, enterCode, readCasePage, renewLink, withdrawCase } from "../case-page.ts";
import { unreadableCorrections } from "../corrections.ts";
import { casePath, confirmPath } from "../mails.ts";
import { correctionsOf } from "../sealing.ts";
import { waitFor } from "../throttle.ts";
import { confirmRequest, submissionWaits } from "../usecases/confirm-request.ts";
import { submitRequest } from "../usecases/submit-request.ts";
import { caseWords } from "./case-texts.ts";
import { caseView, expiredView } from "./case-view.ts";
import { formFields, originOf, placeOf } from "./corridor.ts";
import { confirmPage, type FieldErrors, formPage, homePage, plainPage, sentPage } from "./form-page.ts";
import { registerPage, registerPath } from "./register-page.ts";
import { slugs, words } from "./texts.ts";

type C = Context<AppEnv>;
const paths = {
  nl: {
    home: "/verzoek",
    sent: "/verzoek/verstuurd",
    confirm: "/verzoek/bevestigen/:token",
    page: "/zaak/:token",
    withdraw: "intrekken",
    renew: "nieuwe-link",
    answer: "antwoord.json",
    receipt: "bewijs.json",
  },
  en: {
    home: "/request",
    sent: "/request/sent",
    confirm: "/request/confirm/:token",
    page: "/case/:token",
    withdraw: "withdraw",
    renew: "new-link",
    answer: "answer.json",
    receipt: "receipt.json",
  },
} as const;

const kindOf = (locale: RequestLocale, slug: string): RequestKind | undefined =>
  requestKinds.find((kind) => slugs[locale][kind] === slug);
const tokenOf = (c: C) => c.req.param("token") ?? "";

const errorsOf = (locale: RequestLocale, issues: readonly v.BaseIssue<unknown>[]): FieldErrors => {
  const t = words[locale].form;
  return Object.fromEntries(
    issues.map((issue) => {
      const name = String(issue.path?.[0]?.key ?? "name");
      return [name, name === "name" ? t.error_name : name === "email" ? t.error_email : t.error_other];
    }),
  );
};

/** A correction has to say what should stand there, in a form that can be kept; asked before anything is looked up (P7-5). */
const correctionErrors = (locale: RequestLocale, kind: RequestKind, submission: Submission): FieldErrors => {
  if (kind !== "rectification") return {};
  const t = words[locale].form;
  if (correctionsOf(submission).length === 0) return { correctName: t.error_correct };
  return Object.fromEntries(
    unreadableCorrections(submission).map((name) => [correctionInput[name], t.error_unreadable]),
  );
};
const correctionInput = {
  name: "correctName",
  function: "correctFunction",
  email: "correctEmail",
  phone: "correctPhone",
  mobile: "correctMobile",
} as const;

const missing = (c: C, locale: RequestLocale) =>
  c.html(plainPage(locale, words[locale].missing.heading, words[locale].missing.text), 404);
const wait = (c: C, locale: RequestLocale, seconds: number) => {
  c.header("retry-after", String(seconds));
  return c.html(plainPage(locale, words[locale].wait.heading, words[locale].wait.text), 429);
};

/** Keeps the submission and says the same to everybody (P7-3); what a robot filled in goes nowhere. */
const submit = async (c: C, locale: RequestLocale, kind: RequestKind) => {
  const fields = await formFields(c);
  const typed = v.safeParse(submissionInput, fields);
  if (!typed.success) return c.html(formPage(locale, kind, fields, errorsOf(locale, typed.issues)), 400);
  const wrong = correctionErrors(locale, kind, typed.output);
  if (Object.keys(wrong).length > 0) return c.html(formPage(locale, kind, fields, wrong), 400);
  const deps = c.get("deps");
  const seconds = await waitFor(deps, "submit", [`mail ${typed.output.email}`, placeOf(c)]);
  if (seconds > 0) return wait(c, locale, seconds);
  const submission: Submission = typed.output;
  if ((fields.website ?? "") === "") await submitRequest({ deps, kind, locale, submission, origin: originOf(c) });
  return c.redirect(paths[locale].sent, 303);
};

/** The case behind the link, or the page that says why not. */
const withCase = async (
  c: C,
  locale: RequestLocale,
  work: (
    found: NonNullable<Awaited<ReturnType<typeof caseByLink>>>["row"],
    path: string,
  ) => Promise<Response> | Response,
  { alsoExpired = false } = {},
): Promise<Response> => {
  const token = tokenOf(c);
  const found = await caseByLink(c.get("deps"), token);
  if (found === null) return missing(c, locale);
  const path = casePath(locale, token);
  if (found.expired && !alsoExpired) return c.html(expiredView(locale, path), 410);
  return work(found.row, path);
};

const otherCase = (locale: RequestLocale, token: string) => casePath(locale === "nl" ? "en" : "nl", token);

const inLanguage = (locale: RequestLocale) => {
  const at = paths[locale];
  const show = (c: C, wrongCode = false) =>
    withCase(c, locale, async (row, path) => {
      const view = await readCasePage(c.get("deps"), row);
      return c.html(
        caseView(locale, path, view, { wrongCode, other: otherCase(locale, tokenOf(c)) }),
        wrongCode ? 400 : 200,
      );
    });
  const file = (c: C, name: string, content: string | null) => {
    if (content === null) return missing(c, locale);
    c.header("content-disposition", `attachment; filename="${name}"`);
    return c.body(content, 200, { "content-type": "application/json; charset=utf-8" });
  };
  return new Hono<AppEnv>()
    .get(at.home, (c) => c.html(homePage(locale)))
    .get(registerPath[locale], (c) => c.html(registerPage(locale)))
    .get(at.sent, (c) => c.html(sentPage(locale)))
    .get(at.confirm, async (c) => {
      const t = words[locale].confirm;
      if (!(await submissionWaits(c.get("deps"), tokenOf(c))))
        return c.html(plainPage(locale, t.gone, t.gone_text), 410);
      return c.html(confirmPage(locale, confirmPath(locale, tokenOf(c))));
    })
    .post(at.confirm, async (c) => {
      const t = words[locale].confirm;
      const link = await confirmRequest(c.get("deps"), tokenOf(c), originOf(c));
      if (link === null) return c.html(plainPage(locale, t.gone, t.gone_text), 410);
      return c.redirect(casePath(locale, link), 303);
    })
    .get(`${at.home}/:slug`, (c) => {
      const kind = kindOf(locale, c.req.param("slug"));
      return kind === undefined ? missing(c, locale) : c.html(formPage(locale, kind));
    })
    .post(`${at.home}/:slug`, (c) => {
      const kind = kindOf(locale, c.req.param("slug"));
      return kind === undefined ? missing(c, locale) : submit(c, locale, kind);
    })
    .get(at.page, (c) => show(c))
    .get(`${at.page}/${at.answer}`, (c) =>
      withCase(c, locale, async (row) => {
        const { answer } = await readCasePage(c.get("deps"), row);
        return file(c, at.answer, answer === null ? null : JSON.stringify(answer, null, 2));
      }),
    )
    .get(`${at.page}/${at.receipt}`, (c) => withCase(c, locale, (row) => file(c, at.receipt, caseReceiptFile(row))))
    .post(`${at.page}/code`, (c) =>
      withCase(c, locale, async (row, path) => {
        const code = ((await formFields(c)).code ?? "").replace(/\s/g, "");
        return (await enterCode(c.get("deps"), row, code)) ? c.redirect(path, 303) : show(c, true);
      }),
    )
    .post(`${at.page}/${at.withdraw}`, (c) =>
      withCase(c, locale, async (row, path) => {
        await withdrawCase(c.get("deps"), row);
        return c.redirect(path, 303);
      }),
    )
    .post(`${at.page}/${at.renew}`, (c) =>
      withCase(
        c,
        locale,
        async (row) => {
          const seconds = await waitFor(c.get("deps"), "link", [row.id]);
          if (seconds > 0) return wait(c, locale, seconds);
          await renewLink(c.get("deps"), row, originOf(c));
          return c.html(plainPage(locale, caseWords[locale].renew, caseWords[locale].renewed));
        },
        { alsoExpired: true },
      ),
    );
};

/** Where the pages stand: `run_worker_first` and the shell's denylist know them too. */
export const requestPagePaths = ["/verzoek", "/verzoek/*", "/request", "/request/*", "/zaak/*", "/case/*"] as const;

/** Pages for people without an account; they work without JavaScript (P7-1). */
export const requestPages = new Hono<AppEnv>().route("/", inLanguage("nl")).route("/", inLanguage("en"));

// An error on such a page is a page too: no code, no stack.
requestPages.onError((error, c) => {
  const locale: RequestLocale = /^\/(request|case)/.test(c.req.path) ? "en" : "nl";
  const { missing, broken } = words[locale];
  if (error instanceof Problem && error.code !== "server.error")
    return c.html(plainPage(locale, missing.heading, missing.text), error.status);
  logEvent({ level: "error", what: error.name, route: c.req.routePath, code: "server.error" });
  return c.html(plainPage(locale, broken.heading, broken.text), 500);
});
