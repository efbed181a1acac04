import { expect, inject, test } from "vitest";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeBus } from "@/prisma/scenarios/bus";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { linkScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";

/** Hundreds who want the bus at the same moment. @returns how many sit in it, and what each was told */
async function rush(people: number, seats: number) {
  const bus = await makeBus(seats, { capacity: null });
  const answers = await Promise.all(
    Array.from({ length: people }, () =>
      bus.tryCome().catch((error: Error) => ({ ok: false, reason: error.message }) as const),
    ),
  );
  return { bus, answers, seated: await bus.seated() };
}

test("hundreds at once for a bus with thirty places: exactly thirty sit in it, the others are told that it is full", async () => {
  const { bus, answers, seated } = await inManyProcesses(() => rush(500, 30));
  expect(seated).toBe(30);
  const refused = answers.filter((answer) => !answer.ok);
  expect(refused).toHaveLength(470);
  for (const answer of refused)
    expect(answer).toEqual({
      ok: false,
      reason: "option-full",
      detail: { [`answers.${bus.question.id}`]: "full" },
    });
  expect(await bus.broken()).toEqual([]);
}, 240_000);

test.runIf(inject("engine") === "server")(
  "without the lock more sit in it than there are places",
  async () => {
    const most = await inManyProcesses(() =>
      withoutLocks(async () => {
        for (let round = 0; round < 5; round += 1) {
          const { seated } = await rush(60, 10);
          if (seated > 10) return seated;
        }
        return 0;
      }),
    );
    expect(most).toBeGreaterThan(10);
  },
  240_000,
);

test("people come and go at once: what is given back is taken once, and nobody is left wishing for a free place", async () => {
  const bus = await makeBus(3, { capacity: 8 });
  const arrive = () => bus.tryCome();
  const first = await Promise.all(Array.from({ length: 12 }, arrive));
  const live = first.flatMap((answer) => (answer.ok ? [answer.value.registrationId] : []));
  // The rest of the edition, and a waiting list behind it.
  for (let count = 0; count < 10; count += 1) await bus.tryCome("train");
  await inManyProcesses(() =>
    Promise.all([
      ...live.map((id) => withdraw(linkScope(bus.ids, id))),
      ...Array.from({ length: 8 }, arrive),
    ]),
  );
  expect(await bus.seated()).toBeLessThanOrEqual(3);
  expect(await bus.broken()).toEqual([]);
}, 120_000);
