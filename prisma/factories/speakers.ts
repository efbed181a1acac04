import { randomUUID } from "node:crypto";
import { speakerLinkVersion } from "@/lib/outbox/rules";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import type { Prisma } from "@/prisma/generated/client";
import { type Choice, inEdition, type Owned } from "./choice";
import { makeSession, makeSpeaker } from "./programme";

/** The private link of a speaker as it is now. */
export function speakerToken(speaker: { id: string; linkVersion: number; email: string | null }): string {
  const { id, linkVersion, email } = speaker;
  return linkToken("speaker-link", id, speakerLinkVersion({ linkVersion, address: email ?? "" }));
}

/** Somebody who speaks in a session of their own and has their private link. */
export async function makeAskedSpeaker(
  edition: Owned,
  choice: Choice<Prisma.SpeakerUncheckedCreateInput> = {},
) {
  const email = `speaker-${randomUUID()}@example.org`;
  const speaker = await makeSpeaker(edition, { email, askedAt: new Date(), ...choice });
  const session = await makeSession(edition);
  const { organisationId } = inEdition(edition);
  await db().sessionPerson.create({
    data: { organisationId, sessionId: session.id, speakerId: speaker.id, role: "speaker", order: 0 },
  });
  return { speaker, sessionId: session.id, token: speakerToken(speaker) };
}
