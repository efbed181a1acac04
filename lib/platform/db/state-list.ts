import { Prisma } from "@/prisma/generated/client";

/**
 * A group of `prisma/enums/states.ts` as SQL, `('confirmed', 'offered')`. Constants and no parameters: an index over some of the
 * states is used only for those it can see in the text.
 */
export function stateList(states: readonly string[]): Prisma.Sql {
  if (states.length === 0 || !states.every((state) => /^[a-z_]+$/.test(state)))
    throw new Error(`Not states: ${states.join(", ")}`);
  return Prisma.raw(`(${states.map((state) => `'${state}'`).join(", ")})`);
}
