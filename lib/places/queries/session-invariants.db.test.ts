import { expect, test } from "vitest";
import { transaction } from "@/lib/platform/db/client";
import { breaksOf } from "@/lib/platform/db/invariants";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { SESSION_INVARIANTS } from "./session-invariants";

class Undone extends Error {}

test("more in a session than it has places, one who waits for a free one, and one who is not confirmed are found", async () => {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const one = await makeRegistration(edition, category);
  const other = await makeRegistration(edition, category, { state: "withdrawn" });
  const { organisationId, id: editionId } = edition;
  const planted = transaction(async (tx) => {
    const session = {
      organisationId,
      editionId,
      kind: "workshop",
      languages: [] as string[],
      signUp: "sign_up",
    } as const;
    const add = async (number: number) =>
      (await tx.session.create({ data: { ...session, number, title: {}, signUpCapacity: 1 } })).id;
    const [full, free] = [await add(1), await add(2)];
    const { id: releaseId } = await tx.release.create({
      data: { organisationId, editionId, number: 1, name: "All", createdAt: new Date(0) },
    });
    await tx.releasedSession.create({ data: { organisationId, releaseId, sessionId: free } });
    const own = { organisationId, editionId, since: new Date() };
    await tx.signUp.createMany({
      data: [
        { ...own, registrationId: one.id, sessionId: full, state: "signed_up" },
        { ...own, registrationId: other.id, sessionId: full, state: "signed_up" },
        { ...own, registrationId: one.id, sessionId: free, state: "waiting", queuePosition: 1 },
      ],
    });
    const broken = await breaksOf(SESSION_INVARIANTS, tx);
    const of = (id: string) => broken.filter(({ ids }) => ids.includes(id)).map(({ name }) => name);
    expect(of(full)).toEqual(["session exceeded"]);
    expect(of(free)).toEqual(["wait for a session that has a place"]);
    expect(of(other.id)).toEqual(["place in a session without a confirmed registration"]);
    throw new Undone();
  });
  await expect(planted).rejects.toThrow(Undone);
});
