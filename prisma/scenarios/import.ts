import { applyImport } from "@/lib/interchange/commands/apply-import";
import { previewImport } from "@/lib/interchange/queries/preview-import";
import type { PlanOptions } from "@/lib/interchange/rules/plan-import";
import { db } from "@/lib/platform/db/client";
import type { ScheduleFile } from "@/lib/schedules/schema/schedule-file";
import { makeDesk } from "./desk";

export const IMPORT_DAY = "2027-05-03";
export const IMPORT_OPTIONS: PlanOptions = { language: "en", deleteGone: false };

/** An edition of one day that takes schedule files as its organiser does: looked at first, then applied. */
export async function makeImportDesk() {
  const { edition, scope, ids: where } = await makeDesk({ dates: [IMPORT_DAY], languages: ["en", "it"] });
  const take = async (file: ScheduleFile, options = IMPORT_OPTIONS) => {
    const { hash } = await previewImport(scope, file, options);
    const result = await applyImport(scope, { file, options, hash });
    if (!result.ok) throw new Error(result.reason);
    return result.value;
  };
  const rows = () =>
    db().session.findMany({
      where,
      orderBy: { number: "asc" },
      include: { slots: true, people: { orderBy: { order: "asc" } } },
    });
  return { edition, scope, where, take, rows };
}
