import { formatList, formatTimeRange, nameLanguage } from "@/lib/platform/dates/format";
import { type Html, html } from "@/lib/platform/http/html";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import type { Translator } from "@/lib/platform/i18n/translator";
import type { Programme, ProgrammeSession, ProgrammeSlot } from "@/lib/programme/queries/public-programme";
import { interpretedInto } from "@/lib/programme/rules/interpreted-into";

export const inLanguage = (text: LocalisedText | null): Html | "" =>
  text ? (text.lang ? html`<span lang="${text.lang}">${text.text}</span>` : html`${text.text}`) : "";

function languages(session: ProgrammeSession, t: Translator, locale: string): string {
  if (session.languages.length === 0) return "";
  const named = (tags: readonly string[]) =>
    formatList(
      tags.map((tag) => nameLanguage(tag, locale)),
      locale,
    );
  const { spoken, captions, sign } = interpretedInto(session.interpretations);
  return [
    t("agenda.saySpoken", { languages: named(session.languages) }),
    spoken.length > 0 && t("agenda.sayInto", { languages: named(spoken) }),
    captions.length > 0 && t("agenda.sayCaptions", { languages: named(captions) }),
    sign.length > 0 && t("agenda.saySign", { languages: named(sign) }),
  ]
    .filter(Boolean)
    .join(", ");
}

/** What a session is: title, kind, theme, people, languages. */
export function sessionText(
  programme: Programme,
  session: ProgrammeSession,
  cancelled: boolean,
  { t, locale, base }: { t: Translator; locale: string; base: string },
): Html {
  const theme = programme.themes.find((candidate) => candidate.id === session.themeId);
  const people = session.people.filter((person) => person.role !== "interpreter");
  const title = html`<a href="${base}/sessions/${session.address}">${inLanguage(session.title)}</a>`;
  return html`<h3>${cancelled ? html`<del>${title}</del> ${t("agenda.cancelled")}` : title}</h3>
<p>${t(`session.kind.${session.kind}`)}${theme && html`. ${t("edition.line", { number: theme.number })}: ${inLanguage(theme.title)}`}</p>
${people.length > 0 && html`<p>${people.map((person) => person.fullName).join(", ")}</p>`}
<p class="m">${languages(session, t, locale)}</p>`;
}

/** A session or a break at its time. */
export function slotItem(
  programme: Programme,
  slot: ProgrammeSlot,
  page: { t: Translator; locale: string; base: string },
): Html {
  const session = programme.sessions.find((candidate) => candidate.id === slot.sessionId);
  const room = programme.rooms.find((candidate) => candidate.id === slot.roomId);
  const [start, end] = [new Date(slot.startsAt), new Date(slot.endsAt)];
  return html`<li><p class="t">${formatTimeRange(start, end, programme.head.timeZone, page.locale)}${room && `, ${room.name}`}</p>
${session ? sessionText(programme, session, session.cancelled || slot.cancelled, page) : html`<h3>${inLanguage(slot.title)}</h3>`}</li>`;
}
