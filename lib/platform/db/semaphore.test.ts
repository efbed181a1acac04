import { expect, test } from "vitest";
import { Semaphore } from "./semaphore";

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
