import { expect, test } from "vitest";
import { fillInNow } from "@/lib/outbox/queries/fill-in";
import { db } from "@/lib/platform/db/client";
import { makePerson } from "@/prisma/factories/people";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { findRecipients } from "./recipients";

test("who was not asked yet is written to at the address that was taken along, and at no other", async () => {
  const { edition } = await makeOpenEdition();
  const { organisationId, id: editionId } = edition;
  const kinds = [
    { unconfirmed: true, email: null },
    { unconfirmed: true, email: "taken@example.org" },
    { unconfirmed: false, email: null },
  ];
  const people = [];
  for (const kind of kinds) {
    const person = await makePerson({ id: organisationId });
    await makeSpeaker(edition, { ...kind, personId: person.id });
    people.push(person);
  }
  const [, taken, asked] = people;
  const scope = await editionScope(edition);
  const found = await findRecipients(db(), scope, { target: "speakers:all", audience: [] });
  expect(found.map(({ id }) => id).sort()).toEqual([taken?.id, asked?.id].sort());
  const filled = await fillInNow(
    people.map(({ id: personId }) => ({
      ...{ template: "mailing-speaker" as const, parameters: {}, language: "en", recipient: "" },
      ...{ organisationId, editionId, personId, registrationId: null, mailingId: null },
    })),
    async () => new Map(),
  );
  expect(filled.map((mail) => mail?.recipient ?? null)).toEqual([null, "taken@example.org", asked?.email]);
});
