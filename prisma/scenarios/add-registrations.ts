import { randomUUID } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import { makeReference } from "../factories/registration";
import type { Prisma } from "../generated/client";

type Own = Pick<Prisma.RegistrationCreateManyInput, "organisationId" | "editionId" | "categoryId">;

/**
 * So many people of an edition at once, by few statements: Bea Beispiel 0, 1, 2…, each with an address of their own, in the order they
 * came. Nothing that registering leaves behind is there, neither mail nor history. @returns the ids of their registrations, in that order
 */
export async function addRegistrations(
  own: Own,
  people: number,
  choice: Partial<Prisma.RegistrationCreateManyInput> = {},
): Promise<string[]> {
  const made = Array.from({ length: people }, (_, number) => ({ id: randomUUID(), number }));
  const named = (number: number) => ({
    fullName: `Bea Beispiel ${number}`,
    nameKey: `bea beispiel ${number}`,
  });
  const { organisationId } = own;
  await db().person.createMany({
    data: made.map(({ id, number }) => ({ organisationId, id, ...named(number) })),
  });
  const since = Date.now() - people;
  await db().registration.createMany({
    data: made.map(({ id, number }) => ({
      ...{
        ...own,
        id,
        personId: id,
        state: "confirmed" as const,
        language: "en",
        reference: makeReference(),
      },
      ...{ ...named(number), submittedAt: new Date(since + number), ...choice },
      ...{ email: `bea-${number}@example.org`, emailKey: `bea-${number}@example.org` },
    })),
  });
  return made.map(({ id }) => id);
}
