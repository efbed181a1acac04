import { afterAll, beforeAll, expect, test } from "vitest";
import { AT_ONCE } from "@/lib/outbox/jobs/dispatch";
import { db } from "@/lib/platform/db/client";
import { MailServer, type Mood } from "@/prisma/testing/mail-server";
import { comeAll, makeRush, type Rush } from "@/scripts/bench/rush";
import { makeSite, type Site, until } from "@/scripts/bench/site";
import { median } from "@/scripts/bench/statistics";

const mails = new MailServer();
let site: Site;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ site, remove } = await makeSite({ environment: { SMTP_URL: await mails.start() } }));
  await site.start();
  await site.openRecords();
});
afterAll(async () => {
  await remove();
  await mails.stop();
});

const MOODS: Mood[] = ["takes", "slow", "refuses-address", "busy", "hangs-up", "half-closes"];
/** Short turns: what else the machine does for a second or two falls on all moods. */
const A_MOOD = 2;
const TURNS = 12;

test("registering is as quick with a slow, refusing or half-closing mail server as with a good one", async () => {
  const rush = await makeRush(site.url, 500);
  const times = new Map(MOODS.map((mood) => [mood, [] as number[]]));
  let number = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const mood of MOODS) {
      mails.mood = mood;
      for (let count = 0; count < A_MOOD; count += 1) {
        const seen = await rush.come(number++);
        expect(seen.status).toBe(201);
        times.get(mood)?.push(seen.ms);
      }
    }
  }
  const usual = median(times.get("takes") ?? []);
  // A registration that waited for the slow server's words would take more than ten seconds.
  for (const mood of MOODS) {
    const ratio = median(times.get(mood) ?? []) / usual;
    expect(ratio, `${mood}: ${ratio.toFixed(2)} of the time with a good server`).toBeLessThan(2);
  }
  await expectDifferentFates(rush, number);
});

/** Refused for good: never again. All else waits for its next time, at least a minute after the first. */
async function expectDifferentFates(rush: Rush, next: number): Promise<void> {
  const rowsIn = (state: "bounced" | "queued") =>
    db().outboxMessage.findMany({ where: { ...rush.ids, state, failure: { not: "" } } });
  // On a quick machine all of the above may have left at other moods: one more for each of these.
  for (const [mood, state] of [
    ["refuses-address", "bounced"],
    ["busy", "queued"],
  ] as const) {
    mails.mood = mood;
    await rush.come(next++);
    await until(`"${mood}" has been noted`, async () => (await rowsIn(state)).length > 0, 60_000);
  }
  for (const row of await rowsIn("bounced"))
    expect(row).toMatchObject({ attempts: 1, failure: "550 EENVELOPE" });
  for (const row of await rowsIn("queued")) expect(row.nextAt.getTime()).toBeGreaterThan(Date.now());
}

/** With each change it is killed once: each kill is a start of the web server. */
const KILLS = process.env.TESTS === "nightly" ? 3 : 1;

test("the dispatcher killed: every mail at least once, few twice, always the same Message-ID", async () => {
  mails.mood = "takes";
  await db().outboxMessage.updateMany({
    where: { state: { in: ["queued", "sending"] } },
    data: { state: "cancelled" },
  });
  mails.taken.length = 0;
  mails.mood = "slow";
  mails.slowMs = 40;
  const rush = await makeRush(site.url, 500);
  await comeAll(rush, 100);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const before = site.web()?.pid;
    await until("some mails have left", () => mails.taken.length >= kill * 15);
    site.kill("web");
    // What a killed dispatcher held comes free when its lease ends; here its time is over at once.
    await db().outboxMessage.updateMany({
      where: { ...rush.ids, state: "sending" },
      data: { leasedUntil: new Date(0) },
    });
    await until(
      "another web server answers",
      async () => site.web()?.pid !== before && (await site.isAlive()),
    );
  }
  const rows = await until("all have left", async () => {
    const messages = await db().outboxMessage.findMany({ where: rush.ids });
    return messages.every((message) => message.state === "sent") && messages;
  });
  expect(rows).toHaveLength(100);
  const taken = mails.messageIds.filter((id) => rows.some((row) => row.messageId === id));
  expect(new Set(taken)).toEqual(new Set(rows.map((row) => row.messageId)));
  expect(taken.length - rows.length).toBeLessThanOrEqual(KILLS * AT_ONCE);
});
