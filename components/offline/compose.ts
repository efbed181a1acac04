import type { OfflineEdition, OfflineSession } from "@/lib/agenda/rules/kept-pages";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { Html, html } from "@/lib/platform/http/html";

const lang = (tag: string | null) => tag && html` lang="${tag}"`;
const MAIN = /<main\b[^>]*>[\s\S]*<\/main>/;

/** The line of a kept page: from when it is, in the reader's language and the edition's zone. */
export const tellWhen = (words: string, at: Date, locale: string, zone: string): string =>
  words.replace("{when}", () => formatDayAndTime(at, zone, locale));

/** A kept page with the line that says so, before its content. */
export const withLine = (page: string, line: string): string =>
  page.replace(
    /<main\b/,
    (main) => html`<p class="kept-line" role="status">${line}</p>${new Html(main)}`.text,
  );

/** A session that nobody has opened, in the frame of the kept agenda. */
export function sessionPage(frame: string, session: OfflineSession, edition: OfflineEdition): string {
  return inFrame(
    frame,
    session.title,
    html`<h1${lang(session.lang)} dir="auto">${session.title}</h1>${
      session.cancelled && html`<p class="tag tag--full above-4">${edition.words.cancelled}</p>`
    }<div class="above-4">${session.lines.map(
      (line) => html`<p dir="auto">${line}</p>`,
    )}</div><div class="typed above-5"${lang(session.textLang)} dir="auto">${session.text.map(
      (paragraph) => html`<p>${paragraph}</p>`,
    )}</div>`,
    edition,
  );
}

/** What stands in place of a page that this device does not have. */
export const missingPage = (frame: string, edition: OfflineEdition): string =>
  inFrame(frame, edition.words.missing, html`<h1>${edition.words.missing}</h1>`, edition);

/** Another content in a kept page; what is alive on it finds nothing of its own, and stays quiet. */
function inFrame(frame: string, title: string, content: Html, { pages, words }: OfflineEdition): string {
  const back = html`<p class="row above-6"><a class="sign" href="${pages[0]}">${words.agenda}</a></p>`;
  return frame
    .replace(/<title>[^<]*<\/title>/, () => html`<title>${title}</title>`.text)
    .replace(MAIN, () => html`<main id="main" class="wrap part narrow">${content}${back}</main>`.text);
}
