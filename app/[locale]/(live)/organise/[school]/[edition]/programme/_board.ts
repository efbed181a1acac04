import "server-only";
import type { BoardItem } from "@/components/desk/programme/board-view";
import { localDate, localMinute, localTime, programmeDay } from "@/lib/platform/dates/zones";
import { localise } from "@/lib/platform/i18n/localised";
import type { getBoard } from "@/lib/programme/queries/board";
import { isAccepted } from "@/lib/programme/rules/conflicts";

type Board = Awaited<ReturnType<typeof getBoard>>;
type Words = (key: string, values?: Record<string, string | number>) => string;

const DAY_MINUTES = 1440;
const USUAL_MINUTES = 60;

/** The board's rows as cards: sessions with a time, breaks, and sessions without one. */
export function boardItems(board: Board, language: string, base: string, t: Words) {
  const sessions = new Map(board.sessions.map((session) => [session.id, session]));
  const themes = new Map(board.themes.map((theme) => [theme.id, theme]));
  const speakers = new Map(board.speakers.map((speaker) => [speaker.id, speaker.fullName]));
  const warnings = warningsBySlot(board, t);
  const accepted = new Set(
    board.conflicts.filter(isAccepted).flatMap((conflict) => ("slotIds" in conflict ? conflict.slotIds : [])),
  );
  const text = (json: unknown) => localise(json, language, board.languages);
  const firstDay = board.days[0]?.date ?? "";

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
      people: session.people.map((person) => speakers.get(person.speakerId) ?? "").join(", "),
      cancelled: session.cancelledAt !== null,
      editHref: `${base}/sessions/${session.id}`,
    };
  };

  const placed = board.slots.flatMap((slot): BoardItem[] => {
    const session = slot.sessionId ? sessions.get(slot.sessionId) : undefined;
    if (slot.sessionId && !session) return [];
    const title = text(slot.title);
    const day = programmeDay(slot.startsAt, board.timeZone);
    const minute = localMinute(slot.startsAt, board.timeZone);
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
        date: localDate(slot.startsAt, board.timeZone),
        time: localTime(slot.startsAt, board.timeZone),
        minutes: Math.round((slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000),
        start: localDate(slot.startsAt, board.timeZone) === day ? minute : minute + DAY_MINUTES,
        warnings: warnings.get(slot.id) ?? [],
        accepted: accepted.has(slot.id) ? [t("warning.accepted")] : [],
      },
    ];
  });
  const unplaced = board.unscheduled.map(
    (session): BoardItem => ({
      ...sessionPart(session),
      slotId: null,
      version: session.version,
      room: null,
      date: firstDay,
      time: "09:00",
      minutes: USUAL_MINUTES,
      start: 0,
      warnings: [],
      accepted: [],
    }),
  );
  return { placed, unplaced };
}

/** What is odd about each slot, in words. */
function warningsBySlot(board: Board, t: Words): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const conflict of board.conflicts) {
    if (isAccepted(conflict)) continue;
    const slots = "slotIds" in conflict ? conflict.slotIds : "slotId" in conflict ? [conflict.slotId] : [];
    for (const id of slots) {
      const texts = found.get(id) ?? [];
      const text = t(`warning.${conflict.kind}`);
      if (!texts.includes(text)) found.set(id, [...texts, text]);
    }
  }
  return found;
}
