import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { inPages } from "@/lib/platform/db/in-pages";
import { NOT_JOINED, SPEAKERS_IN_ORDER } from "../rules/list-order";
import type { SpeakersLook } from "../schema/speaker";
import { amongReplies } from "./session-replies";

type Scope = EditionScope<"export-lists">;

/** The sessions of the draft for a file, by number, each with its times, rooms and people; deleted ones are left out. */
export async function listSessionsForExport(scope: Scope) {
  const { organisationId, editionId } = scope;
  const here = { organisationId, editionId, deletedAt: null };
  return reading(async (db) => {
    const found = await db.session.findMany({
      where: here,
      orderBy: { number: "asc" },
      select: { id: true },
    });
    const pages = inPages(
      found.map(({ id }) => id),
      (ids) =>
        reading((reader) =>
          reader.session.findMany({
            where: { ...here, id: { in: ids } },
            select: {
              id: true,
              number: true,
              title: true,
              kind: true,
              languages: true,
              cancelledAt: true,
              theme: { select: { title: true } },
              slots: {
                orderBy: { startsAt: "asc" },
                select: { startsAt: true, endsAt: true, room: { select: { name: true } } },
              },
              people: {
                orderBy: { order: "asc" },
                select: { speaker: { select: { id: true, fullName: true } } },
              },
            },
          }),
        ),
    );
    return { count: found.length, pages };
  });
}

/** The people of the programme that an address asks for, for a file, in the order of their list, with the numbers of their sessions. */
export async function listSpeakersForExport(scope: Scope, { reply }: SpeakersLook) {
  const { organisationId, editionId } = scope;
  const here = { organisationId, editionId };
  return reading(async (db) => {
    const found = await db.speaker.findMany({
      where: { ...here, ...NOT_JOINED, ...(await amongReplies(db, scope, reply)) },
      orderBy: SPEAKERS_IN_ORDER,
      select: { id: true },
    });
    const pages = inPages(
      found.map(({ id }) => id),
      (ids) =>
        reading((reader) =>
          reader.speaker.findMany({
            where: { ...here, id: { in: ids } },
            select: {
              id: true,
              fullName: true,
              headline: true,
              affiliation: true,
              country: true,
              sessions: {
                where: { session: { deletedAt: null } },
                select: { session: { select: { number: true } } },
              },
            },
          }),
        ),
    );
    return { count: found.length, pages };
  });
}
