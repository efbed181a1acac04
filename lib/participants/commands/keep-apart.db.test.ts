import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makePerson } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { findRegistrationForDesk } from "../queries/detail";
import { countPairs } from "../queries/person-pairs";
import { keepApart } from "./keep-apart";

test("a pair of people stands at the registration and in the overview until an organiser says that they are two", async () => {
  const { organisation, edition } = await makeOpenEdition();
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const registration = await makeRegistration(edition, category, { fullName: "Jana Müller" });
  const twin = await makePerson(organisation, { fullName: "J. Müller", email: "jm@bücher.example" });
  const [personId = "", otherId = ""] = [registration.personId ?? "", twin.id].sort();
  await db().personPair.create({ data: { organisationId: organisation.id, personId, otherId } });
  const scope = await editionScope(edition);
  const detail = () => findRegistrationForDesk(scope as never, registration.id);
  expect((await detail())?.twins).toEqual([
    {
      personId: twin.id,
      fullName: "J. Müller",
      emails: ["jm@bücher.example"],
      registrationId: null,
      reference: null,
    },
  ]);
  expect(await countPairs(db(), scope)).toEqual({ count: 1, registrationId: registration.id });
  const stranger = await makePerson(organisation);
  await expect(keepApart(scope, { registration: registration.id, other: stranger.id })).rejects.toThrow(
    "not-found",
  );
  const input = { registration: registration.id, other: twin.id };
  expect(await Promise.all([keepApart(scope, input), keepApart(scope, input)])).toMatchObject([
    { ok: true },
    { ok: true },
  ]);
  expect((await detail())?.twins).toEqual([]);
  expect(await countPairs(db(), scope)).toEqual({ count: 0, registrationId: null });
  const entries = await db().auditEntry.count({ where: { objectId: registration.id, act: "keep-apart" } });
  expect(entries).toBe(1);
});
