import type { Programme, ProgrammeSession, ProgrammeSlot } from "@/lib/agenda/queries/public-programme";
import { roomWords } from "@/lib/agenda/rules/room-words";
import { spokenWords } from "@/lib/agenda/rules/spoken-words";
import { shownRange } from "@/lib/platform/dates/shown-time";
import { type Html, html } from "@/lib/platform/http/html";
import { asLabel } from "@/lib/platform/i18n/as-label";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";

/** What people wrote, in its own direction and language. */
export const inLanguage = (text: LocalisedText | null): Html | "" =>
  text ? html`<bdi dir="auto"${text.lang && html` lang="${text.lang}"`}>${text.text}</bdi>` : "";

/** A name, in its own direction. */
export const typed = (text: string): Html => html`<bdi dir="auto">${text}</bdi>`;

/** What a session is: title, kind, theme, people, languages. */
export function sessionText(
  programme: Programme,
  session: ProgrammeSession,
  cancelled: boolean,
  { t, locale, base }: { t: Texts<"public">; locale: string; base: string },
): Html {
  const theme = programme.themes.find((candidate) => candidate.id === session.themeId);
  const people = session.people.filter((person) => person.role !== "interpreter");
  const title = html`<a href="${base}/sessions/${session.address}">${inLanguage(session.title)}</a>`;
  return html`<h3>${cancelled ? html`<del>${title}</del> ${t("agenda.cancelled")}` : title}</h3>
<p>${t(`session.kind.${session.kind}`)}${theme && html`. ${asLabel(translator(locale, "site"), t("edition.theme", { number: theme.number }))} ${inLanguage(theme.title)}`}</p>
${people.length > 0 && html`<p>${people.map((person, at) => html`${at > 0 && ", "}${typed(person.fullName)}`)}</p>`}
<p class="m">${spokenWords(session, t, locale)}</p>`;
}

/** A session or a break at its time. */
export function slotItem(
  programme: Programme,
  slot: ProgrammeSlot,
  page: { t: Texts<"public">; locale: string; base: string },
): Html {
  const session = programme.sessions.find((candidate) => candidate.id === slot.sessionId);
  const room = programme.rooms.find((candidate) => candidate.id === slot.roomId);
  const [start, end] = [new Date(slot.startsAt), new Date(slot.endsAt)];
  return html`<li><p class="t">${shownRange(start, end, slot.day, programme.head.timeZone, page.locale)}${room && html`, ${typed(roomWords(room))}`}</p>
${session ? sessionText(programme, session, session.cancelled || slot.cancelled, page) : html`<h3>${inLanguage(slot.title)}</h3>`}</li>`;
}
