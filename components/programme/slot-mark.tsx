import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { Typed } from "@/components/ui/localised";
import type { Programme, ProgrammeSlot } from "@/lib/agenda/queries/public-programme";
import { dateInZone } from "@/lib/platform/dates/reader-zone";
import { shownTime } from "@/lib/platform/dates/shown-time";
import type { ReleasedPlacement } from "@/lib/releases/rules/changes";

/** Only what differs: the day, the time, the room it was in. Times are marked as such: they follow the reader's clock. */
function Was({
  programme,
  slot,
  from,
  locale,
}: {
  programme: Programme;
  slot: ProgrammeSlot;
  from: ReleasedPlacement;
  locale: string;
}) {
  const zone = programme.head.timeZone;
  const room = programme.rooms.find((candidate) => candidate.id === from.roomId);
  const time = (at: string, beside: string) => (
    <time dateTime={at} data-beside={beside}>
      {shownTime(new Date(at), dateInZone(new Date(beside), zone), zone, locale)}
    </time>
  );
  const parts = [
    from.startsAt !== slot.startsAt && time(from.startsAt, slot.startsAt),
    from.startsAt === slot.startsAt && from.endsAt !== slot.endsAt && (
      <>
        {time(from.startsAt, slot.startsAt)}–{time(from.endsAt, from.startsAt)}
      </>
    ),
    from.roomId !== slot.roomId && room && <Typed>{room.name}</Typed>,
  ].filter(Boolean);
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: three fixed places
    <Fragment key={index}>
      {index > 0 && ", "}
      {part}
    </Fragment>
  ));
}

/** Whether there is anything to say of where it was: its room may be gone, with all else the same. */
function hasMoved(programme: Programme, slot: ProgrammeSlot, from: ReleasedPlacement): boolean {
  if (from.startsAt !== slot.startsAt || from.endsAt !== slot.endsAt) return true;
  return from.roomId !== slot.roomId && programme.rooms.some((candidate) => candidate.id === from.roomId);
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
  const { from } = slot.change;
  const said =
    from && hasMoved(programme, slot, from)
      ? t.rich("moved", {
          was: () => <Was programme={programme} slot={slot} from={from} locale={locale} />,
        })
      : t("fresh");
  return <span className="tag tag--new">{said}</span>;
}
