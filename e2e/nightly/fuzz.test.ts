import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSite, type Site } from "@/scripts/bench/site";
import { fuzz, someSeed } from "../security/fuzz";

const SHOTS = Number(process.env.FUZZ_SHOTS ?? 10_000);

let site: Site;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ site, remove } = await makeSite());
  await site.start();
  await site.openRecords();
});
afterAll(() => remove());

test(`${SHOTS} requests that no page sends: no fault, no hang, nothing broken behind them`, async () => {
  const seed = someSeed();
  const web = site.web()?.pid;
  const { tally, faults } = await fuzz(site, seed, SHOTS);
  console.log(`seed ${seed}: ${JSON.stringify(tally, Object.keys(tally).sort(), 1)}`);
  expect(faults, `repeat it with FUZZ_SEED=${seed}`).toEqual([]);
  expect(site.web()?.pid, "the web server was not started again").toBe(web);
});
