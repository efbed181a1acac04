import { afterEach, expect, test, vi } from "vitest";
import { AppError } from "../errors";
import { Queues, Semaphore } from "./semaphore";

afterEach(() => void vi.useRealTimers());

test("so many at once, the others in the order of their coming, failures free their place", async () => {
  const semaphore = new Semaphore(3, 1_000);
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, number) =>
      semaphore.pass(async () => {
        order.push(number);
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
        if (number % 7 === 0) throw new Error("refused");
      }),
    ),
  );
  expect(most).toBe(3);
  expect(order).toEqual(Array.from({ length: 50 }, (_, number) => number));
  expect(outcomes.filter((outcome) => outcome.status === "rejected")).toHaveLength(8);
});

test("whoever waits too long is rejected and takes nobody's place", async () => {
  const semaphore = new Semaphore(1, 20);
  let leave = () => {};
  const first = semaphore.pass(() => new Promise<void>((resolve) => (leave = resolve)));
  await expect(semaphore.pass(async () => "in")).rejects.toMatchObject({ code: "unavailable" });
  leave();
  await first;
  expect(await semaphore.pass(async () => "in")).toBe("in");
});

/** Somebody inside who leaves when told. */
function holding(enter: (work: () => Promise<void>) => Promise<void>) {
  let leave = () => {};
  const gone = enter(() => new Promise<void>((resolve) => (leave = resolve)));
  return { gone, leave: () => leave() };
}

test("too many waiting: the next one is told at once, in the seconds that the line will need, and the line goes on", async () => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
  const semaphore = new Semaphore(1, 60_000, 40);
  // Each stays for ten seconds, as long as it takes until that is the mean.
  for (let count = 0; count < 200; count += 1)
    await semaphore.pass(async () => void vi.advanceTimersByTime(10_000));
  const first = holding((work) => semaphore.pass(work));
  const others = Array.from({ length: 40 }, (_, number) => semaphore.pass(async () => number));
  const over = await semaphore.pass(async () => "in").catch((error: unknown) => error);
  expect(over).toMatchObject({ code: "unavailable", retryAfter: 400 });
  first.leave();
  expect(await Promise.all(others)).toEqual(Array.from({ length: 40 }, (_, number) => number));
  expect(await semaphore.pass(async () => "in")).toBe("in");
});

test("a line of its own for each key: one inside, in the order of coming, and nobody waits for another key", async () => {
  const queues = new Queues(60_000, 500);
  const order: string[] = [];
  let inside = 0;
  let most = 0;
  const holder = holding((work) => queues.pass("held", work));
  const come = (key: string, number: number) =>
    queues.pass(key, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      order.push(`${key} ${number}`);
    });
  const held = Array.from({ length: 300 }, (_, number) => come("held", number));
  await Promise.all(Array.from({ length: 3 }, (_, number) => come("free", number)));
  expect(order).toEqual(["free 0", "free 1", "free 2"]);
  holder.leave();
  await Promise.all([holder.gone, ...held]);
  expect(order.slice(3)).toEqual(Array.from({ length: 300 }, (_, number) => `held ${number}`));
  expect(most).toBe(1);
  await expect(
    queues.pass("held", async () => {
      throw new Error("refused");
    }),
  ).rejects.toThrow("refused");
  expect(await queues.pass("held", async () => "in")).toBe("in");
});

test("a database that is away is told to the whole line after two turns, not to each after its own wait", async () => {
  const queues = new Queues(60_000, 500);
  const outage = async () => {
    throw new AppError("unavailable", 5);
  };
  const asked: number[] = [];
  const ask = (number: number) => queues.pass("held", async () => void asked.push(number));
  const wait = () => Array.from({ length: 100 }, (_, number) => ask(number));
  // One line that was cut is nobody else's: the others have their turn.
  const after = [queues.pass("held", outage), ...wait(), queues.pass("held", outage), ask(100)];
  expect((await Promise.allSettled(after)).filter(({ status }) => status === "rejected")).toHaveLength(2);
  expect(asked).toEqual(Array.from({ length: 101 }, (_, number) => number));
  asked.length = 0;
  const away = await Promise.allSettled([
    queues.pass("held", outage),
    queues.pass("held", outage),
    ...wait(),
  ]);
  for (const outcome of away)
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "unavailable" } });
  expect(asked).toEqual([]);
  await ask(7);
  expect(asked).toEqual([7]);
});
