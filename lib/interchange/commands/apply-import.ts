import "server-only";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { reading, type Transaction, transaction } from "@/lib/platform/db/client";
import { inTurns } from "@/lib/platform/in-turns";
import { done, type Result, refused } from "@/lib/platform/result";
import { readDraftMark } from "@/lib/programme/queries/draft-mark";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import type { ScheduleFile } from "@/lib/schedules/schema/schedule-file";
import type { TableColumn } from "@/lib/schedules/schema/session-table";
import type { ImportScope } from "../access";
import { readCurrentProgramme } from "../queries/current-programme";

import { largeDeletion } from "../rules/deletion";
import { planHash } from "../rules/plan-hash";
import { changesNothing, type PlanOptions, planInTurns } from "../rules/plan-import";
import type { CurrentProgramme } from "../schema/current-programme";
import type { ImportPlan } from "../schema/import-plan";
import { deleteGone } from "./delete-gone";
import { ChangedMeanwhile, type Imported } from "./import-context";
import { insertRoomsThemesSpeakers } from "./insert-rooms-themes-speakers";
import { insertSessions } from "./insert-sessions";
import { recordImport } from "./record-import";
import { rememberSessionColumns } from "./remember-columns";
import { updateSessions } from "./update-sessions";
import { updateSpeakers } from "./update-speakers";

export interface AgreedImport {
  file: ScheduleFile;
  options: PlanOptions;
  /** Of the plan that was seen; null applies whatever the plan is now. */
  hash: string | null;
  /** The number of sessions somebody agreed to delete, where it is all or most of them. */
  deletion?: number | null;
  /** Of a table: what each column was, for the next one. */
  columns?: readonly TableColumn[];
}

type Applied = Result<{ plan: ImportPlan; applied: boolean }, "changed-meanwhile" | "deletion-unconfirmed">;

/**
 * Imports a schedule into the draft in one transaction, all of it or nothing. The plan is made again just before it, so
 * that others wait for the writing only; when the draft changed since, or since the plan was shown, nothing is done.
 * Overlaps are allowed, as everywhere in a draft. A file that changes nothing writes nothing.
 */
export async function applyImport(scope: ImportScope, agreed: AgreedImport): Promise<Applied> {
  const { mark, current } = await reading(async (reader) => ({
    // First: what changes after it is seen.
    mark: await readDraftMark(reader, scope),
    current: await readCurrentProgramme(reader, scope),
  }));
  const plan = await inTurns(planInTurns(agreed.file, current, agreed.options));
  if (agreed.hash !== null && planHash(plan) !== agreed.hash) return refused("changed-meanwhile");
  const refusal = refusalOf(plan, agreed);
  if (refusal) return refused(refusal);
  if (changesNothing(plan)) return done({ plan, applied: false });
  try {
    return await transaction(async (tx) => {
      await lockEdition(tx, scope);
      if ((await readDraftMark(tx, scope)) !== mark) throw new ChangedMeanwhile();
      await writeImport(tx, scope, plan, current);
      if (agreed.columns) await rememberSessionColumns(tx, scope, agreed.columns);
      return done({ plan, applied: true });
    });
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return refused("changed-meanwhile");
    throw error;
  }
}

/** All or most of what was imported is deleted only when somebody said so, by the number. */
function refusalOf(plan: ImportPlan, { deletion = null }: AgreedImport): "deletion-unconfirmed" | null {
  const asked = largeDeletion(plan);
  return asked !== null && asked !== deletion ? "deletion-unconfirmed" : null;
}

/** Writes what a plan says, inside a transaction that made sure of the draft it was made for. */
export async function writeImport(
  tx: Transaction,
  scope: ImportScope,
  plan: ImportPlan,
  current: CurrentProgramme,
): Promise<void> {
  const { organisationId, editionId } = scope;
  const parts = await insertRoomsThemesSpeakers(tx, scope, plan, current);
  const imported: Imported = { tx, scope, plan, current, ...parts };
  await updateSpeakers(imported);
  await insertSessions(imported);
  await updateSessions(imported);
  if (plan.deleteGone) await deleteGone(imported);
  // Its days and its lines stand beside the edition in lists.
  const isListed = plan.newDays.length + plan.newThemes.length > 0;
  await invalidateEdition(tx, { organisationId, editionId }, isListed ? "listing" : "people");
  await recordImport(imported);
}
