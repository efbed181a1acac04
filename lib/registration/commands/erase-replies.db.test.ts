import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { makeAskedSpeaker } from "@/prisma/factories/speakers";
import { listHeldForCommand } from "../queries/held-for-command";
import { findMyFile } from "../queries/my-file";
import { eraseForCommand } from "./erase-for-command";

test("somebody's own file has what they replied as a speaker, and an erasure takes their words away, nobody else's", async () => {
  const { edition } = await makeOpenEdition();
  const { organisationId } = edition;
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const registration = await makeRegistration(edition, category);
  const mine = await makeAskedSpeaker(edition, { personId: registration.personId ?? "" });
  const theirs = await makeAskedSpeaker(edition);
  for (const [{ speaker, sessionId }, words, byId] of [
    [mine, "My mother is ill.", null],
    [theirs, "Rang up.", crypto.randomUUID()],
  ] as const)
    await db().sessionReply.create({
      data: { organisationId, sessionId, speakerId: speaker.id, reply: "declined", words, byId },
    });
  const { replies } = await findMyFile({ organisationId, registrationId: registration.id });
  expect(replies).toEqual([
    {
      ...{ edition: edition.slug, session: expect.anything(), reply: "declined", words: "My mother is ill." },
      ...{ at: expect.any(Date), by: "speaker" },
    },
  ]);

  for (const one of await listHeldForCommand(registration.email)) await eraseForCommand(one);

  const left = await db().sessionReply.findMany({
    where: { organisationId },
    select: { speakerId: true, reply: true, words: true },
  });
  expect(left.sort((one, other) => one.words.localeCompare(other.words))).toEqual([
    { speakerId: mine.speaker.id, reply: "declined", words: "" },
    { speakerId: theirs.speaker.id, reply: "declined", words: "Rang up." },
  ]);
});
