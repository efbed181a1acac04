import type { OfflineEdition, OfflineSession } from "@/lib/agenda/rules/kept-pages";
import { formatDayAndTime } from "@/lib/platform/dates/format";

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");
const lang = (tag: string | null) => (tag ? ` lang="${safe(tag)}"` : "");
const MAIN = /(<main\b[^>]*>)[\s\S]*<\/main>/;

/** The line of a kept page: from when it is, in the reader's language and the edition's zone. */
export const tellWhen = (words: string, at: Date, locale: string, zone: string): string =>
  words.replace("{when}", () => formatDayAndTime(at, zone, locale));

/** A kept page with the line that says so, before its content. */
export const withLine = (page: string, line: string): string =>
  page.replace(/<main\b/, () => `<p class="kept-line" role="status">${safe(line)}</p><main`);

/** A session that nobody has opened, in the frame of the kept agenda. */
export function sessionPage(frame: string, session: OfflineSession, edition: OfflineEdition): string {
  const [title, ...lines] = [session.title, ...session.lines].map(safe);
  return inFrame(
    frame,
    session.title,
    `<h1${lang(session.lang)} dir="auto">${title}</h1>${
      session.cancelled ? `<p class="tag tag--full above-4">${safe(edition.words.cancelled)}</p>` : ""
    }<div class="above-4">${lines.map((line) => `<p dir="auto">${line}</p>`).join("")}</div><div class="typed above-5"${lang(session.textLang)} dir="auto">${session.text
      .map((paragraph) => `<p>${safe(paragraph)}</p>`)
      .join("")}</div>`,
    edition,
  );
}

/** What stands in place of a page that this device does not have. */
export const missingPage = (frame: string, edition: OfflineEdition): string =>
  inFrame(frame, edition.words.missing, `<h1>${safe(edition.words.missing)}</h1>`, edition);

/** Another content in a kept page; what is alive on it finds nothing of its own, and stays quiet. */
function inFrame(frame: string, title: string, content: string, { pages, words }: OfflineEdition): string {
  const [agenda = ""] = pages;
  const back = `<p class="row above-6"><a class="sign" href="${safe(agenda)}">${safe(words.agenda)}</a></p>`;
  return frame
    .replace(/<title>[^<]*<\/title>/, () => `<title>${safe(title)}</title>`)
    .replace(MAIN, () => `<main id="main" class="wrap part narrow">${content}${back}</main>`);
}
