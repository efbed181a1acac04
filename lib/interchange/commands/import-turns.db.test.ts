import { afterEach, expect, test, vi } from "vitest";
import { checkReadiness } from "@/lib/platform/health/ready";
import { IMPORT_DAY, makeImportDesk } from "@/prisma/scenarios/import";
import { scheduleXml } from "../fixtures/schedule";
import type { ImportRequest } from "../schema/import-request";
import { importAtDesk } from "./import-at-desk";

const EVENTS = 100;

afterEach(() => vi.restoreAllMocks());

test("while a schedule is read, planned and imported, the process answers whoever asks", async () => {
  const { scope, rows } = await makeImportDesk();
  const events = Array.from({ length: EVENTS }, (_, index) => ({
    guid: crypto.randomUUID(),
    id: index,
    title: `Talk ${index}`,
    start: `${String(8 + Math.floor(index / 10)).padStart(2, "0")}:00`,
    duration: "00:30",
    people: [[index, `Ada ${index}`]] as Array<[number, string]>,
  }));
  const file = new TextEncoder().encode(scheduleXml({ [IMPORT_DAY]: { Aula: events } }));
  const request = {
    school: scope.schoolSlug,
    edition: scope.editionSlug,
    step: "show",
    language: "en",
    deleteGone: false,
    people: [],
    file,
  } satisfies ImportRequest;
  // A clock by which every step is long: each has to let others come first.
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => {
    now += 25;
    return now;
  });
  const turns = vi.spyOn(globalThis, "setImmediate");
  const answers: string[] = [];
  let going = true;
  const asking = (async () => {
    while (going)
      answers.push((await checkReadiness(async () => ({ seenAt: new Date(), paused: false }))).database);
  })();
  const shown = await importAtDesk(scope, request);
  // Once for each event when it is read, twice when it is planned.
  expect(turns.mock.calls.length).toBeGreaterThanOrEqual(3 * EVENTS);
  if (!shown.ok || shown.value.state !== "shown") throw new Error("no plan");
  const before = turns.mock.calls.length;
  const { file: _, ...rest } = request;
  const { packed, hash } = shown.value;
  const applied = await importAtDesk(scope, { ...rest, step: "apply", packed, hash });
  going = false;
  await asking;
  expect(applied).toMatchObject({ ok: true, value: { state: "applied" } });
  expect(turns.mock.calls.length - before).toBeGreaterThanOrEqual(3 * EVENTS);
  expect(answers.length).toBeGreaterThan(2);
  expect(new Set(answers)).toEqual(new Set(["ok"]));
  expect(await rows()).toHaveLength(EVENTS);
});
