import { createHash } from "node:crypto";
import type { Programme } from "@/lib/agenda/queries/public-programme";
import { isSettled } from "@/lib/editions/rules/phases";
import { formatIsoDay, nameZone } from "@/lib/platform/dates/format";
import { settings } from "@/lib/platform/env";
import { Html, html } from "@/lib/platform/http/html";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/platform/i18n/locales";
import type { Texts } from "@/lib/platform/i18n/texts";
import { inLanguage, sessionText, slotItem } from "./lite-session";
import { LITE_STYLE } from "./lite-style";

// In the page itself: the server's own header stands for every address and is wider.
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(LITE_STYLE).digest("base64")}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The frame of a page without script, fonts and files. */
export function litePage({
  locale,
  title,
  index,
  canonical,
  body,
}: {
  locale: Locale;
  title: string;
  index: boolean;
  /** The page with everything that this one says more plainly. */
  canonical?: string;
  body: Html;
}): string {
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${!index && html`<meta name="robots" content="noindex">`}${canonical && html`<link rel="canonical" href="${canonical}">`}
<style>${new Html(LITE_STYLE)}</style></head>
<body>${body}</body></html>
`.text;
}

/** All days of an edition on one page of plain HTML: for old phones, weak nets, screen readers and paper. */
export function liteAgenda(programme: Programme, t: Texts<"public">, locale: Locale): Html {
  const { head } = programme;
  const path = `/schools/${head.schoolSlug}/${head.editionSlug}`;
  const base = `/${locale}${path}`;
  const page = { t, locale, base };
  const days = head.days.filter((day) => programme.slots.some((slot) => slot.day === day.date));
  const placed = new Set(programme.slots.map((slot) => slot.sessionId));
  const listed = programme.sessions.filter((session) => !placed.has(session.id));
  return html`<a class="s" href="#main">${t("frame.skip")}</a>
<header><p><a href="/${locale}/schools/${head.schoolSlug}">${inLanguage(head.schoolTitle)}</a>, <a href="${base}">${inLanguage(head.title)}</a></p>
<nav aria-label="${t("frame.languages")}">${LOCALES.map(
    (language) =>
      html`<a href="/${language}${path}/lite" lang="${language}" hreflang="${language}"${language === locale && html` aria-current="true"`}>${LOCALE_NAMES[language]}</a> `,
  )}</nav></header>
${
  head.notices.length > 0 &&
  html`<aside aria-label="${t("frame.notices")}">${head.notices.map(({ text }) => html`<p><b>${t("frame.notice")}</b> ${inLanguage(text)}</p>`)}</aside>`
}
<main id="main"><h1>${t("agenda.title")}</h1>
${programme.slots.length > 0 && html`<p>${t("agenda.zone", { zone: nameZone(head.timeZone, locale) })}</p>`}
${days.length > 1 && html`<nav aria-label="${t("agenda.days")}">${days.map((day) => html`<a href="#d${day.date}">${formatIsoDay(day.date, locale)}</a> `)}</nav>`}
${programme.sessions.length === 0 && html`<p>${t(isSettled(head.phase) ? "agenda.emptyOver" : "agenda.empty")}</p>`}
${days.map(
  (
    day,
  ) => html`<section aria-labelledby="d${day.date}"><h2 id="d${day.date}">${formatIsoDay(day.date, locale)}</h2>
<ol>${programme.slots.filter((slot) => slot.day === day.date).map((slot) => slotItem(programme, slot, page))}</ol></section>`,
)}
${
  listed.length > 0 &&
  html`<section aria-labelledby="listed"><h2 id="listed">${t("agenda.listed")}</h2>
<ol>${listed.map((session) => html`<li>${sessionText(programme, session, session.cancelled, page)}</li>`)}</ol></section>`
}</main>
<footer><nav aria-label="${t("frame.pages")}"><a href="${base}/agenda">${t("agenda.back")}</a> <a href="${base}/speakers">${t("frame.speakers")}</a> <a href="${base}/practices">${t("frame.practices")}</a> <a href="${settings().publicUrl.replace(/^https?:/, "webcal:")}${path}/agenda.ics?lang=${locale}">${t("agenda.subscribe")}</a> <a href="${path}/days.ics?lang=${locale}">${t("edition.addToCalendar")}</a> <a href="/${locale}/accessibility">${t("frame.accessibility")}</a> <a href="/${locale}/privacy">${t("frame.privacy")}</a> <a href="/${locale}/legal">${t("frame.legal")}</a></nav>
<p class="m" dir="auto">${organisedBy(t, head.organisationName)}${head.example && ` ${t("frame.example")}`}</p></footer>`;
}

const organisedBy = (t: Texts<"public">, name: string) =>
  new Html(t.markup("frame.organised", { name, who: (words) => html`<bdi>${words}</bdi>`.text }));

/** What stands where no edition is. */
export function liteNotThere(t: Texts<"public">, locale: Locale): Html {
  return html`<main id="main"><h1>${t("frame.notThere")}</h1><p>${t("frame.notThereText")}</p>
<p><a href="/${locale}">${t("frame.schools")}</a></p></main>`;
}
