import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { brokenInvariants } from "@/lib/invariants";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import { busOptions } from "@/prisma/scenarios/bus";
import { makeRush } from "@/scripts/bench/rush";
import { makeSite, type Site } from "@/scripts/bench/site";

/** Several processes need a server: within one, people wait for their turn in memory. */
const onServer = describe.runIf(process.env.TEST_DATABASE_URL);
const WITHOUT_LOCKS = fileURLToPath(new URL("./without-locks.mjs", import.meta.url));

async function startSite(environment: Record<string, string>) {
  const made = await makeSite({ environment: { WEB_PROCESSES: "4", ...environment } });
  await made.site.start();
  await made.site.openRecords();
  return made;
}

/** So many people want the bus at the same moment, all by HTTP. @returns what each was answered, and how many sit in it */
async function rushForBus(site: Site, people: number, seats: number) {
  const rush = await makeRush(site.url, people);
  const way = await makeQuestion(
    rush.edition,
    { key: "way", kind: "choice" },
    { label: { en: "How do you come?" }, options: busOptions(seats) },
  );
  const answers = { interpreting: ["it"], diet: "no nuts", way: "bus" };
  const seen = await Promise.all(
    Array.from({ length: people }, (_, number) => rush.come(number, { answers })),
  );
  const rows = await db().answer.findMany({
    where: { fieldVersionId: way.id, registration: { state: "confirmed" } },
    select: { value: true, wished: true },
  });
  const seated = rows.filter(({ value, wished }) => value === "bus" && !wished.includes("bus")).length;
  return { seated, statuses: seen.map(({ status }) => status) };
}

onServer("a bus with thirty places", () => {
  let made: Awaited<ReturnType<typeof makeSite>>;
  beforeAll(async () => {
    made = await startSite({});
  });
  afterAll(() => made.remove());

  test("500 people at once: exactly thirty sit in it, the others are told that it is full", async () => {
    const { seated, statuses } = await rushForBus(made.site, 500, 30);
    expect(seated).toBe(30);
    expect(statuses.filter((status) => status === 201)).toHaveLength(30);
    expect(statuses.filter((status) => status === 422)).toHaveLength(470);
    expect(await brokenInvariants(db())).toEqual([]);
  });
});

onServer("a bus without the lock", () => {
  let made: Awaited<ReturnType<typeof makeSite>>;
  beforeAll(async () => {
    made = await startSite({ NODE_OPTIONS: `--import ${WITHOUT_LOCKS}` });
  });
  afterAll(() => made.remove());

  test("is taken by more than there are places", async () => {
    let most = 0;
    for (let round = 0; round < 10 && most <= 10; round += 1)
      most = (await rushForBus(made.site, 120, 10)).seated;
    expect(most).toBeGreaterThan(10);
  });
});
