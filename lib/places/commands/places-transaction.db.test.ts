import type { Client } from "pg";
import { expect, inject, test } from "vitest";
import { register } from "@/lib/registration/commands/register";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { newcomer } from "@/prisma/testing/newcomer";
import { openSession } from "@/prisma/testing/open-session";
import { linkScope } from "@/prisma/testing/scopes";
import { placesTransaction } from "./places-transaction";

async function makeRush() {
  const { ids, category } = await makeEntrance({ capacity: 20 });
  const come = (number: number) =>
    placesTransaction(ids, (tx) =>
      register(
        tx,
        newcomer(
          { ...ids, categoryId: category.id },
          { fullName: `Chiara Esempio ${number}`, email: `chiara-${number}@example.org` },
        ),
        { kind: "visitor" },
      ),
    );
  /** Another process that has the places for `seconds`, longer than a statement may wait for a lock. */
  const hold = async (seconds: number) => {
    const holder = await openSession();
    await holder.query("BEGIN");
    await holder.query("SELECT 1 FROM quota WHERE edition_id = $1 ORDER BY id FOR UPDATE", [ids.editionId]);
    return { over: holder.query("SELECT pg_sleep($1)", [seconds]).then(() => holder.query("COMMIT")) };
  };
  return { ids, come, hold };
}

/** How many sessions of this database wait for a lock. */
async function countWaiting(watcher: Client): Promise<number> {
  const { rows } = await watcher.query(
    "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows[0].waiting;
}

/** The most of them at once, as often as one can look, while `work` goes on. */
async function mostWaiting(watcher: Client, work: Promise<unknown>): Promise<number> {
  let most = 0;
  let over = false;
  void work.finally(() => (over = true)).catch(() => {});
  while (!over) most = Math.max(most, await countWaiting(watcher));
  return most;
}

test.runIf(inject("engine") === "server")(
  "a rush waits in memory and not in the database, and nobody is refused while another process has the places",
  async () => {
    const { ids, come, hold } = await makeRush();
    const first = await come(0);
    if (!first.ok) throw new Error(first.reason);
    const held = await hold(7);
    const watcher = await openSession();
    // Withdrawing stands in the same line as registering.
    const rush = Promise.all([
      ...Array.from({ length: 100 }, (_, number) => come(number + 1)),
      withdraw(linkScope(ids, first.value.registrationId)),
    ]);
    expect(await mostWaiting(watcher, rush)).toBe(1);
    const answers = (await rush).slice(0, 100);
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    await held.over;
  },
  60_000,
);

test.runIf(inject("engine") === "server")(
  "without the line they wait in the database: the count would see it",
  async () => {
    const { come } = await makeRush();
    const watcher = await openSession();
    const most = await inManyProcesses(() => {
      const rush = Promise.all(Array.from({ length: 100 }, (_, number) => come(number)));
      return mostWaiting(watcher, rush);
    });
    expect(most).toBeGreaterThan(3);
  },
  60_000,
);

test("two editions do not wait for each other", async () => {
  const [one, other] = [await makeRush(), await makeRush()];
  let leave = () => {};
  const inside = new Promise<void>((resolve) => (leave = resolve));
  if (inject("engine") === "embedded") leave();
  const long = placesTransaction(one.ids, () => inside);
  expect(await other.come(1)).toMatchObject({ ok: true });
  leave();
  await long;
});

test.runIf(inject("engine") === "server")(
  "every copy of the module that the built site has stands in the same line",
  async () => {
    const [rush, elsewhere] = [await makeRush(), await makeRush()];
    const copy = "./places-transaction?copy";
    const other: typeof import("./places-transaction") = await import(/* @vite-ignore */ copy);
    expect(other.placesTransaction).not.toBe(placesTransaction);
    let leave = () => {};
    const held = placesTransaction(rush.ids, () => new Promise<void>((resolve) => (leave = resolve)));
    const order: string[] = [];
    const behind = other.placesTransaction(rush.ids, async () => void order.push("behind"));
    await elsewhere.come(1);
    order.push("elsewhere");
    leave();
    await Promise.all([held, behind]);
    expect(order).toEqual(["elsewhere", "behind"]);
  },
);
