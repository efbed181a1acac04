import { isSettled } from "@/lib/editions/rules/phases";
import { formatLongDay } from "@/lib/platform/dates/format";
import { dateInZone } from "@/lib/platform/dates/reader-zone";
import { shownRange } from "@/lib/platform/dates/shown-time";
import { asLabel } from "@/lib/platform/i18n/as-label";
import type { Texts } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";
import { plainMarkdown } from "@/lib/platform/markdown/plain";
import type { Programme, ProgrammeSession } from "../queries/public-programme";
import { keptUntil, MOST_SESSION_PAGES, type OfflineEdition, type OfflineSession } from "../rules/kept-pages";
import { roomWords } from "../rules/room-words";
import { timesOfSession } from "../rules/session-times";
import { spokenWords } from "../rules/spoken-words";

/**
 * What a device keeps of an edition: its pages, the agenda first, and each session plainly where there are too many for
 * their pages. Null where there is no agenda, or it is over: then nothing of it is wanted without a network.
 */
export function offlineEdition(
  programme: Programme,
  t: Texts<"public">,
  locale: string,
): OfflineEdition | null {
  const { head, sessions } = programme;
  const last = head.days.at(-1)?.date;
  if (!last || isSettled(head.phase) || !head.has.agenda) return null;
  const base = `/${locale}/schools/${head.schoolSlug}/${head.editionSlug}`;
  const few = sessions.length <= MOST_SESSION_PAGES;
  return {
    until: keptUntil(last),
    zone: head.timeZone,
    words: {
      asOf: t("offline.asOf", { when: "{when}" }),
      missing: t("offline.missing"),
      agenda: t("agenda.back"),
      cancelled: t("session.cancelled"),
    },
    pages: [
      `${base}/agenda`,
      ...head.days.map(({ date }) => `${base}/agenda/${date}`),
      base,
      `${base}/ticket`,
      ...(head.has.speakers ? [`${base}/speakers`] : []),
      ...(few ? sessions.map(({ address }) => `${base}/sessions/${address}`) : []),
    ],
    sessions: few ? [] : sessions.map((session) => offlineSession(programme, session, t, locale)),
  };
}

function offlineSession(
  programme: Programme,
  session: ProgrammeSession,
  t: Texts<"public">,
  locale: string,
): OfflineSession {
  const { timeZone } = programme.head;
  const theme = programme.themes.find(({ id }) => id === session.themeId);
  const times = timesOfSession(programme.slots, session).map(({ startsAt, endsAt, roomId }) => {
    const [start, end] = [new Date(startsAt), new Date(endsAt)];
    const room = programme.rooms.find(({ id }) => id === roomId);
    const range = shownRange(start, end, dateInZone(start, timeZone), timeZone, locale);
    const when = `${formatLongDay(start, timeZone, locale)}, ${range}`;
    return room ? `${when}, ${roomWords(room)}` : when;
  });
  const people = session.people.filter(({ role }) => role !== "interpreter");
  const lines = [
    t(`session.kind.${session.kind}`),
    ...(times.length > 0 ? times : [t("session.noTime")]),
    spokenWords(session, t, locale),
    theme
      ? `${asLabel(translator(locale, "site"), t("edition.theme", { number: theme.number }))} ${theme.title.text}`
      : "",
    people.map(({ fullName }) => fullName).join(", "),
  ];
  return {
    ...{ number: session.number, title: session.title.text, lang: session.title.lang },
    cancelled: session.cancelled,
    lines: lines.filter((line) => line !== ""),
    text: session.abstract ? plainMarkdown(session.abstract.text).split(/\n{2,}/) : [],
    textLang: session.abstract?.lang ?? null,
  };
}
