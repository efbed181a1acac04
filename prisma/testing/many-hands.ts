import { randomInt } from "node:crypto";
import { inManyProcesses } from "./many-processes";
import { withoutLocks } from "./without-locks";

/** Something that somebody does, and how often of all that is done: a weight beside the others'. */
export type Act = readonly [weight: number, act: () => Promise<unknown>];

/** One of a list, or nothing of an empty one. */
export const any = <Value>(of: readonly Value[]): Value | undefined => of[randomInt(of.length || 1)];

interface Run {
  /** How many hands are busy at one moment. */
  hands?: number;
  /** One act's fault stops nobody: what it leaves is judged afterwards. */
  tolerant?: boolean;
}

/**
 * Hands that do one of several acts at a time, drawn by its weight, all at once and in no order.
 * @param worst how wrong what anybody may see at any moment is; 0: nothing is
 * @returns what runs so many acts, and answers the worst that was seen between them
 */
export function manyHands(acts: readonly Act[], worst: () => Promise<number> = async () => 0) {
  const total = acts.reduce((sum, [weight]) => sum + weight, 0);
  const act = () => {
    let dice = randomInt(total);
    for (const [weight, does] of acts) {
      dice -= weight;
      if (dice < 0) return does();
    }
    throw new Error("No act has this weight");
  };
  return async (count: number, { hands = 16, tolerant = false }: Run = {}): Promise<number> => {
    let left = count;
    let most = 0;
    const hand = async () => {
      while (left > 0) {
        left -= 1;
        if (tolerant) await act().catch(() => null);
        else await act();
        most = Math.max(most, await worst());
      }
    };
    await Promise.all(Array.from({ length: hands }, hand));
    return most;
  };
}

/**
 * Makes a world and runs it with every lock taken out, until something is wrong: a race that is never lost so proves nothing.
 * @returns how wrong it was; 0 where it never was
 */
export function worstWithoutLocks(world: () => Promise<number>, rounds = 6): Promise<number> {
  return inManyProcesses(() =>
    withoutLocks(async () => {
      for (let round = 0; round < rounds; round += 1) {
        const found = await world();
        if (found > 0) return found;
      }
      return 0;
    }),
  );
}
