import "server-only";
import { hasRepeatedHour, minuteOfDay } from "@/lib/agenda/rules/day-clock";
import { formatIsoDay, formatShortDay, formatTimeRange } from "@/lib/platform/dates/format";
import { repeatedHour } from "@/lib/platform/dates/reader-zone";
import { addDays, localDate, localTime, programmeDay } from "@/lib/platform/dates/zones";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { readCards } from "@/lib/programme/queries/cards";
import { type Finding, isAccepted } from "@/lib/programme/rules/findings";
import type { BoardItem } from "./board-view";

/** What cards are made of: of the board's day, or of the one that is placed. */
interface Board extends Awaited<ReturnType<typeof readCards>> {
  timeZone: string;
  languages: readonly string[];
  days: readonly { date: string }[];
  findings: readonly Finding[];
}
type Words = Texts<"desk-programme">;

const USUAL_MINUTES = 60;

/** The dates a slot can begin on: the edition's days, and those on which a night ends that began on one of them. */
export function boardDays(board: Pick<Board, "days">, language: string, t: Words) {
  const days = new Set(board.days.map(({ date }) => date));
  return [...days].flatMap((date) => {
    const next = addDays(date, 1);
    const day = { date, label: formatIsoDay(date, language) };
    return days.has(next)
      ? [day]
      : [day, { date: next, label: t("night-after", { day: formatIsoDay(next, language) }) }];
  });
}

/** Whether a form must be able to say which hour is meant. */
export function asksWhichHour(board: Pick<Board, "days" | "timeZone">): boolean {
  return hasRepeatedHour(
    board.days.map(({ date }) => date),
    board.timeZone,
  );
}

/** The board's rows as cards: sessions with a time, breaks, and sessions without one. */
export function boardItems(board: Board, language: string, base: string, t: Words, shownDay?: string) {
  const sessions = new Map(board.sessions.map((session) => [session.id, session]));
  const themes = new Map(board.themes.map((theme) => [theme.id, theme]));
  const warnings = warningsBySlot(board, t);
  const accepted = new Set(
    board.findings.filter(isAccepted).flatMap((finding) => ("slotIds" in finding ? finding.slotIds : [])),
  );
  const text = (json: unknown) => localise(json, language, board.languages);
  const proposedDay = shownDay ?? board.days[0]?.date ?? "";

  const sessionPart = (session: Board["sessions"][number]) => {
    const title = text(session.title);
    const theme = session.themeId ? themes.get(session.themeId) : undefined;
    return {
      sessionId: session.id,
      kind: "session" as const,
      number: session.number,
      title: title?.text ?? String(session.number),
      lang: title?.lang ?? null,
      colour: theme?.colour ?? null,
      theme: theme?.number ?? null,
      people: session.people.map(({ speaker }) => speaker.fullName).join(", "),
      cancelled: session.cancelledAt !== null,
      editHref: `${base}/sessions/${session.id}`,
    };
  };

  const scheduled = board.slots.flatMap((slot): BoardItem[] => {
    const session = slot.sessionId ? sessions.get(slot.sessionId) : undefined;
    if (slot.sessionId && !session) return [];
    const title = text(slot.title);
    const day = programmeDay(slot.startsAt, board.timeZone);
    const date = localDate(slot.startsAt, board.timeZone);
    const times = formatTimeRange(slot.startsAt, slot.endsAt, board.timeZone, language);
    const own = session
      ? sessionPart(session)
      : {
          sessionId: null,
          kind: slot.kind,
          number: null,
          title: title?.text ?? t(`kind.${slot.kind}`),
          lang: title?.lang ?? null,
          colour: null,
          theme: null,
          people: "",
          cancelled: false,
          editHref: `${base}/breaks/${slot.id}`,
        };
    return [
      {
        ...own,
        slotId: slot.id,
        version: slot.version,
        room: slot.roomId,
        date,
        time: localTime(slot.startsAt, board.timeZone),
        choose: repeatedHour(slot.startsAt, board.timeZone) ?? "",
        minutes: Math.round((slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000),
        start: minuteOfDay(slot.startsAt, day, board.timeZone),
        when: date === day ? times : `${formatShortDay(slot.startsAt, board.timeZone, language)}, ${times}`,
        warnings: warnings.get(slot.id) ?? [],
        accepted: accepted.has(slot.id) ? [t("warning.accepted")] : [],
      },
    ];
  });
  const unscheduled = board.unscheduled.map(
    (session): BoardItem => ({
      ...sessionPart(session),
      slotId: null,
      version: session.version,
      room: null,
      date: proposedDay,
      time: "09:00",
      choose: "",
      minutes: session.minutes ?? USUAL_MINUTES,
      start: 0,
      when: "",
      warnings: [],
      accepted: [],
    }),
  );
  return { scheduled, unscheduled };
}

/** What is odd about each slot, in words. */
function warningsBySlot(board: Board, t: Words): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const finding of board.findings) {
    if (isAccepted(finding)) continue;
    const slots = "slotIds" in finding ? finding.slotIds : [finding.slotId];
    for (const id of slots) {
      const texts = found.get(id) ?? [];
      const text = t(`warning.${finding.kind}`);
      if (!texts.includes(text)) found.set(id, [...texts, text]);
    }
  }
  return found;
}
