import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { localInstant } from "@/lib/editions/rules/local-time";
import { databaseClock, type Transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result, refused } from "@/lib/platform/result";
import { plannedFields } from "../rules/planned-fields";
import type { PlannedReleaseInput, UnplannedRelease } from "../schema";
import { claiming } from "./publish";

type Scope = EditionScope<"release">;

/**
 * Plans a release for a moment of the clock where the edition is, or puts the one that is planned at another. What it
 * publishes is the draft as it is then. Refused where that moment is over, where the clocks jump over it, while a
 * release is being made ("busy"), and where somebody else planned meanwhile.
 */
export async function planForLater(
  scope: Scope,
  { name, note, at, version }: PlannedReleaseInput,
): Promise<Result<null, "conflict" | "moment-over" | "no-such-time" | "busy">> {
  const { organisationId, editionId } = scope;
  const [day = "", time = ""] = at.split("T");
  const moment = localInstant(day, time, scope.timeZone, "earlier");
  if (!moment.ok) return moment;
  return claiming(scope, async (tx) => {
    if (moment.value <= (await databaseClock(tx))) return refused("moment-over");
    const where = { organisationId, editionId };
    const data = {
      ...{ name, note, releaseAt: moment.value },
      ...{ plannedById: scope.actor.id, stoppedBecause: "" },
    };
    const isThere = await tx.plannedRelease.count({ where });
    // The edition is locked: nobody else makes one now.
    if (version === 0 && isThere === 0) {
      const { id } = await tx.plannedRelease.create({ data: { ...where, ...data }, select: { id: true } });
      await record(tx, scope, "plan-release", id, data);
      return done(null);
    }
    const edited = await editVersion({
      version,
      read: () => tx.plannedRelease.findFirst({ where }),
      write: () =>
        tx.plannedRelease.updateMany({
          where: { ...where, version },
          data: { ...data, version: { increment: 1 } },
        }),
      fields: (row) => plannedFields(row, scope.timeZone),
    });
    if (!edited.ok) return edited;
    await record(tx, scope, "plan-release", edited.value.id, data);
    return done(null);
  });
}

/** Takes a planned release back, or what is left of one that could not go out. Refused where somebody else changed it. */
export async function takePlanBack(
  scope: Scope,
  { version }: UnplannedRelease,
): Promise<Result<null, "conflict" | "busy">> {
  const { organisationId, editionId } = scope;
  return claiming(scope, async (tx) => {
    const where = { organisationId, editionId };
    const edited = await editVersion({
      version,
      read: () => tx.plannedRelease.findFirst({ where }),
      write: () => tx.plannedRelease.deleteMany({ where: { ...where, version } }),
      fields: (row) => plannedFields(row, scope.timeZone),
    });
    if (!edited.ok) return edited;
    await record(tx, scope, "unplan-release", edited.value.id, edited.value);
    return done(null);
  });
}

function record(
  tx: Transaction,
  { actor, organisationId, editionId }: Scope,
  act: "plan-release" | "unplan-release",
  objectId: string,
  { name, releaseAt }: { name: string; releaseAt: Date },
): Promise<string> {
  return recordAct(tx, {
    ...{ cause: actor, act, objectKind: "release", objectId, organisationId, editionId },
    values: [
      { field: "name", after: name },
      { field: "at", after: releaseAt.toISOString() },
    ],
  });
}
