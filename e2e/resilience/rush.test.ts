import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { LIMITS } from "@/lib/platform/limits";
import { secretHash } from "@/lib/platform/secrets";
import { addressOf, comeAll, judgeRush, makeRush } from "@/scripts/bench/rush";
import { makeSite, type Site, until } from "@/scripts/bench/site";

let site: Site;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ site, remove } = await makeSite());
  await site.start();
  await site.openRecords();
});
afterAll(() => remove());

/** A change waits for one round of each; `npm run nightly` plays all. */
const ROUNDS = process.env.TESTS === "nightly" ? [1, 2, 3] : [1];

for (const round of ROUNDS) {
  test(`500 people at once for 100 places, round ${round}`, async () => {
    const rush = await makeRush(site.url, 100);
    const seen = await comeAll(rush, 500);
    expect(seen.filter((answer) => answer.status !== 201)).toEqual([]);
    expect(await judgeRush(rush, seen, 500)).toEqual([]);
  });
}

test("meanwhile the limits were on, for each person's own network behind the trusted proxy", async () => {
  const prefix = `${LIMITS.registerPerNetwork.name}:`;
  const counted = await db().$queryRaw<Array<{ key: string }>>`
    SELECT key FROM rate_limit WHERE key LIKE ${`${prefix}%`}`;
  const networks = counted.map((row) => row.key.slice(prefix.length));
  expect(networks.length).toBeGreaterThan(100);
  const people = new Set(Array.from({ length: 500 }, (_, number) => secretHash(addressOf(number))));
  expect(networks.filter((network) => !people.has(network))).toEqual([]);
  // Positive control: one network that asks more often than a venue does is slowed down, and nobody else.
  const { address } = await makeRush(site.url, 1);
  const knock = (network: string) =>
    fetch(`${site.url}/api/v1${address}/registrations`, {
      method: "POST",
      headers: { "x-forwarded-for": network },
    });
  // Bad requests count against what a network may send at all, within a minute.
  const knocks = { 415: 0, 429: 0 } as Record<number, number>;
  for (let from = 0; from < LIMITS.actPerNetwork.points + 100; from += 20)
    for (const { status } of await Promise.all(Array.from({ length: 20 }, () => knock("10.78.0.1"))))
      knocks[status] = (knocks[status] ?? 0) + 1;
  expect(knocks[429]).toBeGreaterThan(0);
  expect(knocks[415]).toBeGreaterThanOrEqual(LIMITS.actPerNetwork.points);
  expect((await knock("10.78.0.2")).status).toBe(415);
});

const PEOPLE = 120;
for (const round of ROUNDS) {
  test(`the web server killed in the middle of a rush, round ${round}`, async () => {
    const rush = await makeRush(site.url, 40);
    const before = site.web()?.pid;
    let answered = 0;
    const coming = Array.from({ length: PEOPLE }, async (_, number) => {
      const seen = await rush.come(number);
      if (seen.status === 201) answered += 1;
      return seen;
    });
    await until("some answers have arrived", () => answered >= 15 * round);
    site.kill("web");
    const seen = await Promise.all(coming);
    const lost = seen.filter((answer) => answer.status !== 201);
    expect(lost.length, "the kill came too late to interrupt anybody").toBeGreaterThan(0);
    await until(
      "another web server answers",
      async () => site.web()?.pid !== before && (await site.isAlive()),
    );
    // Whoever got no answer sends the same again, and perhaps was in already.
    const again = await Promise.all(lost.map((answer) => rush.come(answer.number)));
    expect(again.filter((answer) => answer.status !== 201)).toEqual([]);
    expect(await judgeRush(rush, [...seen, ...again], PEOPLE)).toEqual([]);
  });
}
