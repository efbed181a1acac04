import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { writeScheduleJson, writeScheduleXml } from "@/lib/schedules/rules/write-schedule";
import { bread, firstFile, IMPORT_DAY, makeImportDesk } from "@/prisma/scenarios/import";
import type { CommandEdition } from "../access";
import { commandSchedule } from "../feeds/schedule";
import { scheduleFile } from "../fixtures/schedule";
import { previewImport } from "../queries/preview-import";
import { applyImport } from "./apply-import";
import { createEditionFor } from "./create-edition-for";

test("deleting all of what was imported is refused until it is said by the number", async () => {
  const { scope, where, take } = await makeImportDesk();
  await take(firstFile());
  const file = scheduleFile({ [IMPORT_DAY]: { Hall: [{ title: "Of another meeting" }] } });
  const options = { language: "en", deleteGone: true };
  const { hash, plan } = await previewImport(scope, file, options);
  const there = () => db().session.count({ where: { ...where, deletedAt: null } });
  expect(plan.gone).toHaveLength(3);
  for (const deletion of [undefined, null, 1]) {
    const agreed = { file, options, hash, ...(deletion === undefined ? {} : { deletion }) };
    expect(await applyImport(scope, agreed)).toMatchObject({ reason: "deletion-unconfirmed" });
  }
  expect(await there()).toBe(3);
  expect(await applyImport(scope, { file, options, hash, deletion: 3 })).toMatchObject({ ok: true });
  expect(await there()).toBe(1);
});

test("the wish not to be recorded comes in, stays against a file that allows it, and goes out", async () => {
  const { scope, take, rows } = await makeImportDesk();
  const wish = (optout: boolean) =>
    scheduleFile({
      [IMPORT_DAY]: {
        Hall: [{ ...bread, raw: `<recording><license/><optout>${optout}</optout></recording>` }],
      },
    });
  await take(wish(true));
  expect((await rows())[0]?.noRecording).toBe(true);
  const { plan } = await take(wish(false));
  expect(plan.sessions[0]?.state).toBe("unchanged");
  expect(plan.sessions[0]?.notes).toContain("recording-allowed-there");
  expect((await rows())[0]?.noRecording).toBe(true);
  const draft = await commandSchedule(scope as unknown as CommandEdition, "schedule.xml", "draft");
  if (!draft) throw new Error("no draft");
  expect(writeScheduleXml(draft)).toContain("<optout>true</optout>");
  expect(writeScheduleJson(draft)).toContain('"do_not_record": true');
});

test("a new edition whose file gives nothing is not made", async () => {
  const { edition } = await makeImportDesk();
  const school = await db().school.findFirstOrThrow({ where: { id: edition.schoolId } });
  const editions = () => db().edition.count({ where: { schoolId: edition.schoolId } });
  const before = await editions();
  const wanted = {
    school: school.slug,
    edition: "from-a-file",
    city: "Ravenna",
    timeZone: null,
    language: null,
    people: {},
  };
  const none = scheduleFile({ [IMPORT_DAY]: { Hall: [{ title: "", start: "09:00" }] } });
  expect(await createEditionFor(none, wanted)).toMatchObject({ reason: "nothing-taken" });
  expect(await createEditionFor(firstFile(), { ...wanted, language: "xx" })).toMatchObject({
    reason: "no-language",
  });
  expect(await editions()).toBe(before);
  const made = await createEditionFor(firstFile(), wanted);
  expect(made.ok && made.value.plan.counts).toMatchObject({ taken: 3, refused: 1 });
  expect(await editions()).toBe(before + 1);
  const { id: editionId } = await db().edition.findFirstOrThrow({
    where: { slug: wanted.edition, schoolId: edition.schoolId },
  });
  const causes = await db().auditEntry.findMany({
    where: { editionId },
    select: { act: true, actorKind: true, actorId: true },
    orderBy: { createdAt: "asc" },
  });
  const byOperator = { actorKind: "command", actorId: null };
  expect(causes).toEqual([
    { act: "create-edition", ...byOperator },
    { act: "import-schedule", ...byOperator },
  ]);
});

test("the engine knows of many new people and sessions before rows refer to them", async () => {
  const { take } = await makeImportDesk();
  const known = async () => {
    const rows = await db().$queryRaw<Array<{ name: string; rows: number }>>`
      SELECT relname AS name, reltuples::float8 AS rows FROM pg_class WHERE relname IN ('person', 'speaker', 'session')`;
    return Math.min(...rows.map((row) => row.rows));
  };
  await db().$executeRaw`ANALYZE person, speaker, session`;
  const before = await known();
  const events = Array.from({ length: 600 }, (_, index) => ({
    id: index + 1,
    title: `Session ${index + 1}`,
    people: [[index, `Person ${index}`]] as Array<[number, string]>,
  }));
  await take(scheduleFile({ [IMPORT_DAY]: { Hall: events } }));
  // Without, each check of a foreign key went on reading the whole table, as it did while that was small.
  expect(await known()).toBeGreaterThanOrEqual(before + 600);
});
