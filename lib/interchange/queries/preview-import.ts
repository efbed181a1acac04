import "server-only";
import { reading } from "@/lib/platform/db/client";
import { inTurns } from "@/lib/platform/in-turns";
import type { ScheduleFile } from "@/lib/schedules/schema/schedule-file";
import type { ImportScope } from "../access";
import { planHash } from "../rules/plan-hash";
import { type PlanOptions, planInTurns } from "../rules/plan-import";
import type { ImportPlan } from "../schema/import-plan";
import { readCurrentProgramme } from "./current-programme";

/** What importing a file would do to the draft, and the mark that applying it asks for. Changes nothing. */
export async function previewImport(
  scope: ImportScope,
  file: ScheduleFile,
  options: PlanOptions,
): Promise<{ plan: ImportPlan; hash: string }> {
  const current = await reading((reader) => readCurrentProgramme(reader, scope));
  const plan = await inTurns(planInTurns(file, current, options));
  return { plan, hash: planHash(plan) };
}
