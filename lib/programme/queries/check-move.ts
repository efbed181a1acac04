import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { offsetsOf } from "@/lib/platform/dates/reader-zone";
import { type Reader, reading } from "@/lib/platform/db/client";
import { done, type Result } from "@/lib/platform/result";
import { type Finding, findOverlaps, isAccepted, LONGEST_SLOT_MS } from "../rules/findings";
import type { SlotFacts } from "../rules/overlaps";
import { isOutsideHours } from "../rules/room-hours";
import type { CheckMove } from "../schema/slot";
import { readAcceptances } from "./acceptances";
import { busyIn, WHO_IS_BUSY } from "./busy-people";
import { findPlacement, type ScheduleRefusal } from "./find-placement";

/** The id a slot that does not exist yet has in the findings of `checkMove`. */
const WANTED_SLOT = "wanted";

/**
 * What would clash if a session, break or slot were scheduled there: the live question of the Move dialog. Changes nothing,
 * and reads only what overlaps the wanted time, whatever the size of the programme.
 */
export async function checkMove(
  scope: EditionScope<"edit-slots">,
  input: CheckMove,
): Promise<Result<{ startsAt: string; endsAt: string; findings: NamedFinding[] }, ScheduleRefusal>> {
  return reading(async (db) => {
    const placement = await findPlacement(db, scope, input);
    if (!placement.ok) return placement;
    const { startsAt, endsAt, roomId } = placement.value;
    const { organisationId, editionId, timeZone } = scope;
    const moved = input.slot
      ? await db.slot.findFirst({
          where: { organisationId, editionId, id: input.slot },
          select: { id: true, kind: true, sessionId: true },
        })
      : null;
    const sessionId = moved?.sessionId ?? input.session;
    const [others, mine, room, acceptances] = await Promise.all([
      overlapping(db, scope, startsAt, endsAt, input.slot),
      sessionId ? findSession(db, scope, sessionId) : null,
      roomId
        ? db.room.findFirst({
            where: { organisationId, editionId, id: roomId },
            select: { id: true, shared: true, opensMinute: true, closesMinute: true },
          })
        : null,
      moved ? readAcceptances(db, scope, moved.id) : [],
    ]);
    // A slot that exists has its own id, by which an organiser may have accepted an overlap.
    const wantedId = moved?.id ?? WANTED_SLOT;
    const wanted: SlotFacts = {
      id: wantedId,
      kind: mine ? "session" : moved?.kind === "blocker" ? "blocker" : "break",
      sessionId: mine?.id ?? null,
      roomId,
      start: startsAt.getTime(),
      end: endsAt.getTime(),
      people: mine ? busyIn(mine) : [],
    };
    const slots = [wanted, ...others.map((row) => row.slot)];
    const found = findOverlaps(slots, room ? [room] : [], acceptances);
    const findings: Finding[] = found.filter(
      (finding) => "slotIds" in finding && finding.slotIds.includes(wantedId),
    );
    if (room && wanted.kind === "session" && isOutsideHours(wanted, room, offsetsOf(timeZone)))
      findings.push({ kind: "outside-room-hours", slotId: wantedId, roomId: room.id });
    if (!roomId && wanted.kind === "session") findings.push({ kind: "room-missing", slotId: wantedId });
    return done({
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      findings: findings.map((finding) => named(finding, wantedId, others, mine)),
    });
  });
}

/** A finding with what it is called, so that the dialog needs no second question. */
export interface NamedFinding {
  kind: Finding["kind"];
  /** The other session's number, null for a break. */
  number: number | null;
  /** Localised title of the other session or break. */
  title: unknown;
  /** Who would be in two rooms. */
  person: string | null;
  /** An organiser has accepted it. */
  accepted: boolean;
}

function named(
  finding: Finding,
  wantedId: string,
  others: Awaited<ReturnType<typeof overlapping>>,
  mine: Awaited<ReturnType<typeof findSession>>,
): NamedFinding {
  const otherId = "slotIds" in finding ? finding.slotIds.find((id) => id !== wantedId) : null;
  const other = others.find((row) => row.slot.id === otherId);
  const speakerId = finding.kind === "person-overlap" ? finding.speakerId : null;
  return {
    kind: finding.kind,
    accepted: isAccepted(finding),
    number: other?.number ?? null,
    title: other?.title ?? null,
    person:
      mine?.people.find((person) => person.speakerId === speakerId)?.speaker.fullName ??
      mine?.interpretations.find((entry) => entry.speakerId === speakerId)?.speaker?.fullName ??
      null,
  };
}

const SESSION = {
  ...WHO_IS_BUSY,
  id: true,
  number: true,
  title: true,
  people: { select: { speakerId: true, speaker: { select: { fullName: true } } } },
  interpretations: { select: { speakerId: true, speaker: { select: { fullName: true } } } },
} as const;

function findSession(db: Reader, scope: EditionScope, id: string) {
  const { organisationId, editionId } = scope;
  return db.session.findFirst({ where: { organisationId, editionId, id, deletedAt: null }, select: SESSION });
}

async function overlapping(
  db: Reader,
  scope: EditionScope,
  startsAt: Date,
  endsAt: Date,
  except: string | null,
) {
  const { organisationId, editionId } = scope;
  const rows = await db.slot.findMany({
    where: {
      organisationId,
      editionId,
      // No slot lasts longer, so the index on the start bounds the search from both sides.
      startsAt: { lt: endsAt, gt: new Date(startsAt.getTime() - LONGEST_SLOT_MS - 1) },
      endsAt: { gt: startsAt },
      ...(except ? { id: { not: except } } : {}),
      OR: [{ sessionId: null }, { session: { deletedAt: null, cancelledAt: null } }],
    },
    select: {
      id: true,
      kind: true,
      sessionId: true,
      roomId: true,
      startsAt: true,
      endsAt: true,
      title: true,
      session: { select: SESSION },
    },
  });
  return rows.map((row) => ({
    number: row.session?.number ?? null,
    title: row.session?.title ?? row.title,
    slot: {
      id: row.id,
      kind: row.kind,
      sessionId: row.sessionId,
      roomId: row.roomId,
      start: row.startsAt.getTime(),
      end: row.endsAt.getTime(),
      people: row.session ? busyIn(row.session) : [],
    } satisfies SlotFacts,
  }));
}
