import { expect, test, vi } from "vitest";
import { findProgramme } from "@/lib/agenda/queries/public-programme";
import { db } from "@/lib/platform/db/client";
import { signUp } from "@/lib/signups/commands/sign-up";
import { makeWorkshops } from "@/prisma/scenarios/workshops";
import { readPlaceStates } from "../queries/place-states";
import { findPlacesFile } from "./places";

const HOUR_MS = 3_600_000;

test("the file says few or full of what one can sign up for now, and no number of anybody", async () => {
  const world = await makeWorkshops([
    { capacity: 1 },
    { capacity: 5, hour: 1 },
    { capacity: 4, hour: 2 },
    { capacity: null, hour: 3 },
    { capacity: 0, hour: 4, signUp: "closed" },
    { capacity: 0, hour: 5, opensAt: new Date(Date.now() + HOUR_MS) },
    { capacity: 0, hour: 6, signUp: "free" },
  ]);
  for (let come = 0; come < 4; come += 1) {
    const one = await world.arrive();
    for (const session of come < 3 ? [1, 2, 3, 4] : [1, 2, 4]) await signUp(one, { session });
  }
  expect(await readPlaceStates(world.ids)).toEqual({ sessions: { 1: "full", 2: "few" } });
  await db().session.updateMany({ where: { ...world.ids, number: 1 }, data: { cancelledAt: new Date() } });
  expect(await readPlaceStates(world.ids), "a cancelled one").toEqual({ sessions: { 2: "few" } });
  await db().edition.updateMany({
    where: { organisationId: world.ids.organisationId, id: world.ids.editionId },
    data: { cancelledAt: new Date() },
  });
  expect(await readPlaceStates(world.ids), "a cancelled edition").toEqual({ sessions: {} });
});

test("the page says that one signs up, the file whether it is full; a rush of readers asks once; what is not there has none", async () => {
  const world = await makeWorkshops([{ capacity: 1 }, { hour: 1, signUp: "free" }]);
  const { slug: edition, schoolId } = world.edition;
  const { slug: school } = await db().school.findFirstOrThrow({ where: { id: schoolId } });
  const find = (name = edition) => findPlacesFile("en", school, name);
  expect(await find()).toEqual({ sessions: {} });
  await signUp(await world.arrive(), { session: 1 });
  expect(await find(), "a moment ago").toEqual({ sessions: {} });
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 5_001);
  expect(await find()).toEqual({ sessions: { 1: "full" } });
  vi.restoreAllMocks();
  expect(await find("gone")).toBeNull();
  const programme = await findProgramme("en", school, edition);
  expect(programme?.sessions.map(({ signsUp }) => signsUp)).toEqual([true, false]);
});
