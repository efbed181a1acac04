import "server-only";
import { createHash } from "node:crypto";
import type { EditionScope } from "@/lib/access/access";
import {
  addDays,
  DAY_BEGINS_HOUR,
  dateColumn,
  instantOf,
  programmeDayBounds,
} from "@/lib/platform/dates/zones";
import type { Reader } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type Result, refused } from "@/lib/platform/result";
import { type Change, copyToRooms, fillGap, type Span, shiftSlots, swapSlots } from "../rules/arrange";
import { clockOf } from "../rules/fields";
import type { Arrange } from "../schema/arrange";
import { type ArrangeFacts, readArrangeFacts } from "./arrange-facts";

export type ArrangeRefusal =
  | "nothing-there"
  | "leaves-day"
  | "everywhere"
  | "no-gap"
  | "does-not-fit"
  | "field-errors";

type Scope = Pick<EditionScope, "organisationId" | "editionId" | "timeZone">;
type Asked = Omit<Arrange, "school" | "edition" | "locale" | "step" | "seen">;

/** What an act on several cards would do, with the facts it was planned by. */
export async function planArrangement(
  reader: Reader,
  scope: Scope,
  asked: Asked,
): Promise<Result<{ changes: Change[]; facts: ArrangeFacts }, ArrangeRefusal>> {
  const facts = await readArrangeFacts(reader, scope);
  const planned = await planOf(reader, scope, asked, facts);
  return planned.ok ? { ok: true, value: { changes: planned.value, facts } } : planned;
}

/** Marks a plan: another one, and the same one from other places, has another mark. */
export function markOfPlan(changes: readonly Change[]): string {
  return createHash("sha256").update(JSON.stringify(changes)).digest("base64url").slice(0, 16);
}

async function planOf(
  reader: Reader,
  scope: Scope,
  asked: Asked,
  { slots, rooms, waiting }: ArrangeFacts,
): Promise<Result<Change[], ArrangeRefusal>> {
  const missing = NEEDED[asked.act].filter((field) => asked[field] === null);
  if (missing.length > 0)
    return refused("field-errors", Object.fromEntries(missing.map((field) => [field, "missing"])));
  if (asked.act === "swap") return swapSlots(oneOf(slots, asked.slot), oneOf(slots, asked.other));
  if (asked.act === "copy") return copyToRooms(oneOf(slots, asked.slot), rooms, slots);
  const date = asked.day ?? "";
  const day = await dayOf(reader, scope, date);
  const at = (time: string, choose: "earlier" | "later") => instantAt(date, time, scope.timeZone, choose);
  if (asked.act === "shift") {
    const room = asked.room === null ? null : oneOf(rooms, asked.room).id;
    const span = {
      start: asked.from === null ? day.start : at(asked.from, "earlier"),
      end: asked.until === null ? day.end : at(asked.until, "later"),
    };
    const by = (asked.minutes ?? 0) * 60_000 * (asked.way === "earlier" ? -1 : 1);
    return shiftSlots(slots, { day, span, room, by });
  }
  const room = oneOf(rooms, asked.room);
  if (asked.session !== null) oneOf(waiting, asked.session);
  const opens = room.opensMinute === null ? null : clockOf(room.opensMinute);
  const closes = room.closesMinute === null ? null : clockOf(room.closesMinute);
  return fillGap(slots, waiting, {
    ...{ day, room, chosen: asked.session },
    from: Math.max(at(asked.from ?? "", "earlier"), opens === null ? day.start : at(opens, "earlier")),
    closes: closes === null ? null : at(closes, "later"),
  });
}

/** The fields that an act can't do without. */
const NEEDED = {
  shift: ["day", "minutes"],
  swap: ["slot", "other"],
  copy: ["slot"],
  fill: ["day", "room", "from"],
} as const satisfies Record<Asked["act"], ReadonlyArray<keyof Asked>>;

/** @throws AppError("not-found") for what is not of this edition */
function oneOf<One extends { id: string }>(all: readonly One[], id: string | null): One {
  const one = all.find((candidate) => candidate.id === id);
  if (!one) throw new AppError("not-found");
  return one;
}

async function dayOf(reader: Reader, scope: Scope, date: string): Promise<Span> {
  const { organisationId, editionId } = scope;
  const day = await reader.editionDay.findFirst({
    where: { organisationId, editionId, date: dateColumn(date) },
    select: { id: true },
  });
  if (!day) throw new AppError("not-found");
  const { start, end } = programmeDayBounds(date, scope.timeZone);
  return { start: start.getTime(), end: end.getTime() };
}

/** A time of a programme day, whose night goes on until 04:00; where the clocks jump over it, the first one behind. */
function instantAt(day: string, time: string, zone: string, choose: "earlier" | "later"): number {
  const date = Number(time.slice(0, 2)) < DAY_BEGINS_HOUR ? addDays(day, 1) : day;
  const found = instantOf(date, time, zone, choose);
  if (found.ok) return found.instant.getTime();
  const after = found.reason === "no-such-time" ? instantOf(date, found.after, zone, "earlier") : found;
  return after.ok ? after.instant.getTime() : 0;
}
