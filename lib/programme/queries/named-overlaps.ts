import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { namesOfLogins } from "@/lib/people/queries/login-names";
import type { Reader } from "@/lib/platform/db/client";
import { sharedMinutes } from "../rules/overlap-sorts";
import { OVERLAP_SORTS, type OverlapSort } from "../schema/overlap";
import type { DraftRows } from "./draft";
import { draftOverlaps, MOST_ACCEPTED, markOf } from "./open-overlaps";

/** As many of one sort as somebody reads; "all of this kind" means all of them. */
const SHOWN_OF_A_SORT = 40;

/** One of the two that overlap. */
export interface OverlappingSlot {
  number: number | null;
  /** Localised. */
  title: unknown;
  startsAt: Date;
  endsAt: Date;
  room: string | null;
}

/** An overlap with what everything is called. */
export interface NamedOverlap {
  key: string;
  kind: "room" | "person";
  /** The room's or the person's name. */
  who: string;
  slots: OverlappingSlot[];
  startsAt: Date;
  endsAt: Date;
  minutes: number;
}

/** An accepted one: by whom (null: somebody who has gone), when, and why. */
export interface NamedAcceptance extends NamedOverlap {
  id: string;
  why: string;
  by: string | null;
  acceptedAt: Date;
}

export interface OpenSort {
  sort: OverlapSort;
  /** How many there are; `shown` may be fewer. */
  count: number;
  /** Too many to accept at once. */
  tooMany: boolean;
  seen: string;
  shown: NamedOverlap[];
}

/** The overlaps of a draft for the release page: the open ones by sort, and the accepted ones. */
export async function nameOverlaps(
  reader: Reader,
  { organisationId, editionId }: Pick<EditionScope, "organisationId" | "editionId">,
  rows: DraftRows,
): Promise<{ open: OpenSort[]; accepted: NamedAcceptance[] }> {
  const overlaps = draftOverlaps(rows, MOST_ACCEPTED + 1);
  if (overlaps.length === 0) return { open: [], accepted: [] };
  const [people, logins] = await Promise.all([
    reader.speaker.findMany({ where: { organisationId, editionId }, select: { id: true, fullName: true } }),
    namesOfLogins(
      reader,
      overlaps.map(({ acceptance }) => acceptance?.acceptedById ?? null),
    ),
  ]);
  const rooms = new Map(rows.rooms.map((room) => [room.id, room.name]));
  const names = new Map([...rooms, ...people.map(({ id, fullName }) => [id, fullName] as const)]);
  const sessions = new Map(rows.sessions.map((session) => [session.id, session]));
  const slots = new Map(rows.slots.map((slot) => [slot.id, slot]));
  const named = (overlap: (typeof overlaps)[number]): NamedOverlap => ({
    key: overlap.key,
    kind: overlap.kind,
    who: names.get(overlap.who) ?? "",
    slots: overlap.slotIds
      .flatMap((id): OverlappingSlot[] => {
        const slot = slots.get(id);
        if (!slot) return [];
        const session = slot.sessionId ? sessions.get(slot.sessionId) : undefined;
        const { startsAt, endsAt } = slot;
        const room = slot.roomId ? (rooms.get(slot.roomId) ?? null) : null;
        return [
          { number: session?.number ?? null, title: session?.title ?? slot.title, startsAt, endsAt, room },
        ];
      })
      .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime()),
    startsAt: new Date(overlap.start),
    endsAt: new Date(overlap.end),
    minutes: sharedMinutes(overlap),
  });
  const open = OVERLAP_SORTS.flatMap((sort): OpenSort[] => {
    const mine = overlaps.filter((overlap) => overlap.acceptance === null && overlap.sort === sort);
    if (mine.length === 0) return [];
    const shown = mine.slice(0, SHOWN_OF_A_SORT).map(named);
    const tooMany = mine.length > MOST_ACCEPTED;
    return [{ sort, count: mine.length, tooMany, seen: markOf(mine), shown }];
  });
  const accepted = overlaps.flatMap((overlap): NamedAcceptance[] => {
    const { acceptance } = overlap;
    if (!acceptance) return [];
    const { id, why, acceptedAt } = acceptance;
    return [
      { ...named(overlap), id, why, acceptedAt, by: logins.get(acceptance.acceptedById ?? "") ?? null },
    ];
  });
  return { open, accepted };
}

/** The overlaps that were accepted when something was released, as its record has them. */
export async function readReleasedOverlaps(
  reader: Reader,
  organisationId: string,
  releaseId: string,
): Promise<NamedAcceptance[]> {
  const slot = {
    select: {
      title: true,
      startsAt: true,
      endsAt: true,
      room: { select: { name: true } },
      session: { select: { session: { select: { number: true, title: true } } } },
    },
  } as const;
  const rows = await reader.releasedOverlap.findMany({
    where: { organisationId, releaseId },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    include: {
      first: slot,
      second: slot,
      room: { select: { name: true } },
      speaker: { select: { fullName: true } },
    },
  });
  const logins = await namesOfLogins(
    reader,
    rows.map((row) => row.acceptedById),
  );
  return rows.map((row) => ({
    id: row.id,
    key: row.id,
    kind: row.kind,
    who: row.room?.name ?? row.speaker?.fullName ?? "",
    slots: [row.first, row.second]
      .map(({ session, room, title, startsAt, endsAt }) => ({
        number: session?.session.number ?? null,
        title: session?.session.title ?? title,
        startsAt,
        endsAt,
        room: room?.name ?? null,
      }))
      .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime()),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    minutes: sharedMinutes({ start: row.startsAt.getTime(), end: row.endsAt.getTime() }),
    why: row.why,
    by: logins.get(row.acceptedById ?? "") ?? null,
    acceptedAt: row.acceptedAt,
  }));
}
