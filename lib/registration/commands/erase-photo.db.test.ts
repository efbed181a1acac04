import { expect, test } from "vitest";
import * as z from "zod/mini";
import { addPicture } from "@/lib/files/commands/add-picture";
import { AddPictureSchema } from "@/lib/files/schema";
import { joinSpeakers } from "@/lib/people/commands/join-speakers";
import { db, transaction } from "@/lib/platform/db/client";
import { photo } from "@/lib/platform/pictures/fixtures/photos";
import { storage } from "@/lib/platform/storage/storage";
import { makePerson } from "@/prisma/factories/people";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { listHeldForCommand } from "../queries/held-for-command";
import { findMyFile } from "../queries/my-file";
import { eraseForCommand } from "./erase-for-command";

test("an erasure takes the photo of whom was two speakers of one edition, joined since, too", async () => {
  const { edition } = await makeOpenEdition();
  const scope = await editionScope<"edit-pictures">(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const registration = await makeRegistration(edition, category);
  const { organisationId } = edition;
  const gone = await makePerson({ id: organisationId });
  await makeSpeaker(edition, { personId: registration.personId ?? "" });
  const doubled = await makeSpeaker(edition, { personId: gone.id });
  const picture = await photo(300, 300);
  const target = `speaker_face:${doubled.id}`;
  const made = await addPicture(scope, z.parse(AddPictureSchema, { ...address, target, picture }));
  const fileId = made.ok ? made.value.fileId : "";
  const hashes = (await db().fileCopy.findMany({ where: { fileId } })).map(({ hash }) => hash);
  await transaction(async (tx) => {
    const to = registration.personId ?? "";
    await joinSpeakers(tx, { organisationId, from: gone.id, to });
    await tx.person.updateMany({ where: { id: gone.id }, data: { mergedIntoId: to } });
  });
  const own = { organisationId, registrationId: registration.id };
  expect((await findMyFile(own)).pictures).toMatchObject([{ edition: edition.slug, width: 300 }]);

  for (const one of await listHeldForCommand(registration.email)) await eraseForCommand(one);

  expect(await db().storedFile.count({ where: { id: fileId } })).toBe(0);
  expect(hashes.length).toBeGreaterThan(0);
  for (const hash of hashes) expect(await storage().has(hash)).toBe(false);
});

test("an erasure takes the person's photo in every size, here and in other editions, and nobody else's", async () => {
  const { edition } = await makeOpenEdition();
  const scope = await editionScope<"edit-pictures">(edition);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const registration = await makeRegistration(edition, category);
  const mine = await makeSpeaker(edition, { personId: registration.personId ?? "" });
  const other = await makeSpeaker(edition);
  const picture = await photo(300, 300);
  const faces = await Promise.all(
    [mine, other].map(async ({ id }) => {
      const target = `speaker_face:${id}`;
      const made = await addPicture(scope, z.parse(AddPictureSchema, { ...address, target, picture }));
      if (!made.ok) throw new Error(made.reason);
      const copies = await db().fileCopy.findMany({ where: { fileId: made.value.fileId } });
      return copies.map(({ hash }) => hash);
    }),
  );
  const held = async () =>
    Promise.all(
      faces.map(async (hashes) =>
        (await Promise.all(hashes.map((hash) => storage().has(hash)))).every(Boolean),
      ),
    );
  expect(await held()).toEqual([true, true]);
  const own = { organisationId: edition.organisationId, registrationId: registration.id };
  expect((await findMyFile(own)).pictures).toMatchObject([{ edition: edition.slug, width: 300 }]);

  for (const one of await listHeldForCommand(registration.email)) await eraseForCommand(one);

  expect(await held()).toEqual([false, true]);
  const stored = await Promise.all((faces[0] ?? []).map((hash) => storage().has(hash)));
  expect(stored).not.toContain(true);
  expect(await db().storedFile.count({ where: { speakerId: mine.id } })).toBe(0);
});
