import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import type { Reader } from "@/lib/platform/db/client";
import { ROOMS_IN_ORDER } from "../rules/list-order";
import { usualMinutes } from "../rules/usual-minutes";
import { busyIn, WHO_IS_BUSY } from "./busy-people";
import { WITHOUT_TIME } from "./cards";
import { readOverlapFacts } from "./overlap-facts";

const MINUTE_MS = 60_000;

/** What acts on several cards are planned by: the draft as the rules see it, its rooms in order, and what has no time yet. */
export async function readArrangeFacts(reader: Reader, { organisationId, editionId }: EditionIds) {
  const where = { organisationId, editionId };
  const [facts, rooms, waiting] = await Promise.all([
    readOverlapFacts(reader, where),
    reader.room.findMany({
      where,
      orderBy: ROOMS_IN_ORDER,
      select: { id: true, name: true, shared: true, opensMinute: true, closesMinute: true },
    }),
    reader.session.findMany({
      where: { ...where, ...WITHOUT_TIME },
      orderBy: { number: "asc" },
      select: {
        id: true,
        minutes: true,
        ...WHO_IS_BUSY,
      },
    }),
  ]);
  return {
    ...facts,
    rooms,
    waiting: waiting.map(({ id, minutes, ...involved }) => ({
      id,
      lasts: usualMinutes(minutes) * MINUTE_MS,
      people: busyIn(involved),
    })),
  };
}

export type ArrangeFacts = Awaited<ReturnType<typeof readArrangeFacts>>;
