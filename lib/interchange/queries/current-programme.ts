import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { isoDate } from "@/lib/platform/dates/zones";
import type { Reader } from "@/lib/platform/db/client";
import { asLocalised } from "@/lib/platform/i18n/localised";
import { ROOMS_IN_ORDER } from "@/lib/programme/rules/list-order";
import type { CurrentProgramme } from "../schema/current-programme";

type Scope = Pick<EditionScope<"import-schedule">, "organisationId" | "editionId" | "timeZone" | "languages">;

/** The draft of an edition as an import compares itself with it; deleted sessions too, for they may come back. */
export async function readCurrentProgramme(reader: Reader, scope: Scope): Promise<CurrentProgramme> {
  const { organisationId, editionId, timeZone, languages } = scope;
  const where = { organisationId, editionId };
  const [days, rooms, themes, speakers, sessions] = await Promise.all([
    reader.editionDay.findMany({ where, orderBy: { date: "asc" }, select: { date: true } }),
    reader.room.findMany({
      where,
      orderBy: ROOMS_IN_ORDER,
      select: { id: true, name: true },
    }),
    reader.theme.findMany({
      where,
      orderBy: { number: "asc" },
      select: { id: true, number: true, title: true },
    }),
    reader.speaker.findMany({
      where,
      orderBy: { number: "asc" },
      select: {
        id: true,
        number: true,
        sourceId: true,
        fullName: true,
        affiliation: true,
        biography: true,
        version: true,
      },
    }),
    reader.session.findMany({
      where,
      orderBy: { number: "asc" },
      include: {
        people: { orderBy: { order: "asc" }, select: { speakerId: true, role: true } },
        slots: { orderBy: { ordinal: "asc" } },
      },
    }),
  ]);
  return {
    timeZone,
    languages,
    days: days.map((day) => isoDate(day.date)),
    rooms,
    themes: themes.map((theme) => ({ ...theme, title: asLocalised(theme.title) })),
    speakers: speakers.map((speaker) => ({ ...speaker, biography: asLocalised(speaker.biography) })),
    sessions: sessions.map((session) => ({
      id: session.id,
      number: session.number,
      guid: session.guid,
      sourceId: session.sourceId,
      title: asLocalised(session.title),
      subtitle: asLocalised(session.subtitle),
      abstract: asLocalised(session.abstract),
      kind: session.kind,
      themeId: session.themeId,
      languages: session.languages,
      noRecording: session.noRecording,
      deleted: session.deletedAt !== null,
      version: session.version,
      people: session.people,
      slots: session.slots.map((slot) => ({
        id: slot.id,
        ordinal: slot.ordinal,
        roomId: slot.roomId,
        start: slot.startsAt.getTime(),
        end: slot.endsAt.getTime(),
        version: slot.version,
      })),
    })),
  };
}
