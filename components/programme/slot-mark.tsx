import { getTranslations } from "next-intl/server";
import { formatShortDay, formatTime, formatTimeRange } from "@/lib/platform/dates/format";
import { programmeDay } from "@/lib/platform/dates/zones";
import type { Programme, ProgrammeSlot } from "@/lib/programme/queries/public-programme";
import type { ReleasedPlace } from "@/lib/programme/rules/changes";

/** Only what differs: the day, the time, the room it was in. */
function wasText(programme: Programme, slot: ProgrammeSlot, from: ReleasedPlace, locale: string): string {
  const { timeZone } = programme.head;
  const start = new Date(from.startsAt);
  const room = programme.rooms.find((candidate) => candidate.id === from.roomId);
  const isOtherTime = from.startsAt !== slot.startsAt || from.endsAt !== slot.endsAt;
  return [
    programmeDay(start, timeZone) !== slot.day && formatShortDay(start, timeZone, locale),
    isOtherTime &&
      (from.startsAt === slot.startsAt
        ? formatTimeRange(start, new Date(from.endsAt), timeZone, locale)
        : formatTime(start, timeZone, locale)),
    from.roomId !== slot.roomId && room?.name,
  ]
    .filter(Boolean)
    .join(", ");
}

/** What the latest release did to a slot: new, moved (from where), cancelled; nothing when it left it alone. */
export async function SlotMark({
  programme,
  slot,
  cancelled,
  locale,
}: {
  programme: Programme;
  slot: ProgrammeSlot;
  cancelled: boolean;
  locale: string;
}) {
  const t = await getTranslations("public.agenda");
  if (cancelled) return <span className="tag">{t("cancelled")}</span>;
  if (!slot.change) return null;
  const was = slot.change.from && wasText(programme, slot, slot.change.from, locale);
  return <span className="tag tag--new">{was ? t("moved", { was }) : t("fresh")}</span>;
}
