import "server-only";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { lockEdition } from "@/lib/programme/commands/lock-edition";
import { announceEdition } from "@/lib/schools/commands/announce";
import type { ImportScope } from "../access";
import { readCurrentProgramme } from "../queries/current-programme";
import { planHash } from "../rules/plan-hash";
import { changesNothing, type PlanOptions, planImport } from "../rules/plan-import";
import { largeRemoval } from "../rules/removal";
import type { ImportPlan } from "../schema/import-plan";
import type { ScheduleFile } from "../schema/schedule-file";
import { ChangedMeanwhile, type Imported } from "./import-context";
import { insertParts } from "./insert-parts";
import { insertSessions } from "./insert-sessions";
import { recordImport } from "./record-import";
import { removeGone } from "./remove-gone";
import { updateSessions } from "./update-sessions";
import { updateSpeakers } from "./update-speakers";

export interface AgreedImport {
  file: ScheduleFile;
  options: PlanOptions;
  /** Of the plan that was seen; null applies whatever the plan is now. */
  hash: string | null;
  /** The number of sessions somebody agreed to delete, where it is all or most of them. */
  removal?: number | null;
}

type Applied = Result<{ plan: ImportPlan; applied: boolean }, "changed-meanwhile" | "removal-unconfirmed">;

/**
 * Imports a schedule into the draft in one transaction, all of it or nothing. The plan is made again inside it: when the
 * draft changed since it was shown, nothing is done. Overlaps are allowed, as everywhere in a draft. A file that changes
 * nothing writes nothing.
 */
export async function applyImport(scope: ImportScope, agreed: AgreedImport): Promise<Applied> {
  try {
    return await transaction((tx) => importInto(tx, scope, agreed));
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return refused("changed-meanwhile");
    throw error;
  }
}

/** The same inside a larger transaction. @throws ChangedMeanwhile */
export async function importInto(
  tx: Transaction,
  scope: ImportScope,
  { file, options, hash, removal = null }: AgreedImport,
): Promise<Applied> {
  const { organisationId, editionId } = scope;
  await lockEdition(tx, scope);
  const current = await readCurrentProgramme(tx, scope);
  const plan = planImport(file, current, options);
  if (hash !== null && planHash(plan) !== hash) throw new ChangedMeanwhile();
  if (changesNothing(plan)) return done({ plan, applied: false });
  const asked = largeRemoval(plan);
  if (asked !== null && asked !== removal) return refused("removal-unconfirmed");
  const parts = await insertParts(tx, scope, plan, current);
  const imported: Imported = { tx, scope, plan, current, ...parts };
  await updateSpeakers(imported);
  await insertSessions(imported);
  await updateSessions(imported);
  if (plan.removeGone) await removeGone(imported);
  await announceEdition(tx, { organisationId, editionId }, plan.newDays.length > 0 ? "listing" : "page");
  await recordImport(imported);
  return done({ plan, applied: true });
}
