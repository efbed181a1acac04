import { applyImport } from "@/lib/interchange/commands/apply-import";
import { scheduleFile, type TestEvent } from "@/lib/interchange/fixtures/schedule";
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

/** Of the event that has one. */
export const GUID = "0b6f4a58-6b5a-4e0c-9f0e-6b9a2d1c7e01";

/** An event with all that a file can say, and one that goes on past midnight. */
export const bread: TestEvent = {
  guid: GUID,
  id: 7,
  title: "Bread",
  date: `${IMPORT_DAY}T09:00:00+02:00`,
  start: "09:00",
  duration: "01:00",
  track: "Food",
  type: "workshop",
  language: "it, en",
  abstract: '<p>Baking <b>together</b></p><script>alert("x")</script>',
  people: [
    [3, "Ada Fornaio"],
    [4, "Bo Berg"],
  ],
};
export const night: TestEvent = {
  title: "Night walk",
  start: "23:30",
  duration: "03:00",
  people: [[3, "Ada Fornaio"]],
};
/** Both, one without a title and one without a length, on two days. */
export const firstFile = () =>
  scheduleFile({
    [IMPORT_DAY]: { Hall: [bread], "": [night, { title: "", start: "10:00" }] },
    "2027-05-04": { Hall: [{ title: "Goodbye", start: "18:00", duration: "00:00" }] },
  });
