import { localDateTime } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { planForLater } from "@/lib/releases/commands/plan-release";
import { makeMember } from "@/prisma/factories/people";
import { makeRoom, makeSession, makeSlot, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, makeActor } from "@/prisma/testing/scopes";

export const HOUR = 3_600_000;
export const at = (hour: number) => new Date(Date.UTC(2027, 9, 8, hour));

/** An edition with a session at nine and its speaker, an editor, and a release that is planned for tomorrow. */
export async function makePlanned({ planned = true } = {}) {
  const { organisation, edition } = await makeOpenEdition({ dates: ["2027-10-08"], languages: ["en"] });
  const actor = await makeActor();
  const login = { id: actor.id, email: actor.emails[0] ?? "" };
  await makeMember(organisation, { role: "editor", loginId: actor.id, login } as never);
  const scope = await editionScope<"release">(edition, { actor });
  const { organisationId } = edition;
  const here = { organisationId, editionId: edition.id };
  const room = await makeRoom(edition);
  const session = await makeSession(edition);
  const slot = await makeSlot(edition, {
    ...{ sessionId: session.id, roomId: room.id, startsAt: at(9), endsAt: at(10) },
  });
  const speaker = await makeSpeaker(edition, { email: "ada@example.org" });
  await db().sessionPerson.create({
    data: { organisationId, sessionId: session.id, speakerId: speaker.id, role: "speaker", order: 0 },
  });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const plan = (moment: Date, version = 0, name = "Programme 1.0") =>
    planForLater(scope, {
      ...{ ...address, name, note: { en: "Now with rooms" }, version },
      at: localDateTime(moment, edition.timeZone),
    });
  if (planned) {
    const made = await plan(new Date(Date.now() + 24 * HOUR));
    if (!made.ok) throw new Error(made.reason);
  }
  const row = () => db().plannedRelease.findFirst({ where: here });
  const due = (ago = 1_000) =>
    db().plannedRelease.updateMany({ where: here, data: { releaseAt: new Date(Date.now() - ago) } });
  const released = async () => {
    const rows = await db().release.findMany({ where: here, include: { slots: true } });
    return rows.map(({ name, number, slots }) => [name, number, slots.length]);
  };
  const notices = () =>
    db().outboxMessage.findMany({ where: { editionId: edition.id, template: "release-stopped" } });
  const overlap = () =>
    makeSlot(edition, {
      kind: "break",
      roomId: room.id,
      startsAt: at(9),
      endsAt: at(10),
      title: { en: "Tea" },
    });
  return {
    ...{ organisation, edition, actor, scope, address, room, slot, here },
    plan,
    row,
    due,
    released,
    notices,
    overlap,
  };
}
