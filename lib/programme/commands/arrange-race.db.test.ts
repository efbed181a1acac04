import { describe, expect, inject, test } from "vitest";
import { LATER, makeBoard } from "@/prisma/scenarios/board";
import { inManyProcesses } from "@/prisma/testing/many-processes";
import { withoutLocks } from "@/prisma/testing/without-locks";

describe("two organisers at once, a hundred times each", () => {
  // The embedded engine has one transaction after the other.
  const CALLERS = inject("engine") === "server" ? 200 : 40;
  async function shiftAtOnce() {
    const { place, show, send, times, history } = await makeBoard();
    await place("14:00", "15:00");
    await place("15:00", "16:00");
    const earlier = { act: "shift", way: "earlier", minutes: "5" };
    const [late, early] = [await show(LATER), await show(earlier)];
    const results = await Promise.allSettled(
      Array.from({ length: CALLERS }, (_, at) =>
        send({ ...(at % 2 ? LATER : earlier), step: "apply", seen: (at % 2 ? late : early).seen }),
      ),
    );
    const states = results.map((result) =>
      result.status === "fulfilled" && result.value.ok ? result.value.value.state : "failed",
    );
    const count = (state: string) => states.filter((one) => one === state).length;
    return {
      saved: count("saved"),
      changed: count("changed"),
      times: await times(),
      told: await history("move-slot"),
    };
  }
  async function copyAtOnce() {
    const { tea, show, send, times } = await makeBoard();
    const copy = { act: "copy", slot: (await tea("11:00", "11:30")).id };
    const { seen } = await show(copy);
    await Promise.allSettled(Array.from({ length: CALLERS }, () => send({ ...copy, step: "apply", seen })));
    return (await times()).length;
  }

  test("one shift is done, as it was shown, and all others are shown anew", async () => {
    const { saved, changed, times, told } = await shiftAtOnce();
    expect([saved, changed, told]).toEqual([1, CALLERS - 1, 2]);
    expect([
      ["14:30 0", "15:30 0"],
      ["13:55 0", "14:55 0"],
    ]).toContainEqual(times);
  });

  test("each other room gets one break", async () => {
    expect(await copyAtOnce()).toBe(3);
  });

  test.runIf(inject("engine") === "server")("without the locks one act is done several times", async () => {
    const broken = await inManyProcesses(() =>
      withoutLocks(async () => {
        for (let round = 0; round < 6; round += 1) {
          const { saved } = await shiftAtOnce();
          if (saved > 1 && (await copyAtOnce()) > 3) return true;
        }
        return false;
      }),
    );
    expect(broken).toBe(true);
  });
});
