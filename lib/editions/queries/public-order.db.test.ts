import { expect, test } from "vitest";
import { findProgramme, listPublicSpeakers } from "@/lib/agenda/queries/public-programme";
import { db } from "@/lib/platform/db/client";
import { listAllPractices } from "@/lib/practices/queries/public-practices";
import { unique } from "@/prisma/factories/choice";
import { makeRoom, makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { listPublicSchools } from "./public-schools";

// Only the server has the cache; what it keeps is read anew here.
async function makeTitled(title: string) {
  const made = await makeOpenEdition();
  await db().school.updateMany({ where: { id: made.school.id }, data: { title: { en: title } } });
  return made;
}

test("schools and the practices of all schools stand by the schools' titles", async () => {
  // Another go finds those of the first.
  const [eta, two, ten, zeta] = ["Éta", "School 2", "School 10", "Zeta"].map((name) => `${name} ${unique()}`);
  const order = [eta, two, ten, zeta] as string[];
  for (const title of [zeta, ten, eta, two] as string[]) {
    const { school, edition } = await makeTitled(title);
    for (const number of [2, 1])
      await db().practice.create({
        data: {
          organisationId: school.organisationId,
          schoolId: school.id,
          number,
          title: { en: `Practice ${number}` },
          editions: { create: { editionId: edition.id } },
        },
      });
  }
  const mine = (titles: Array<string | undefined>) => titles.filter((title) => order.includes(title ?? ""));
  const schools = await listPublicSchools("en");
  expect(mine(schools.map((school) => school.title.text))).toEqual(order);
  const practices = await listAllPractices("en");
  const placed = practices.filter((practice) => mine([practice.school.title?.text]).length > 0);
  expect(placed.map((practice) => `${practice.school.title?.text} ${practice.number}`)).toEqual(
    order.flatMap((title) => [`${title} 1`, `${title} 2`]),
  );
});

test("the public programme lists speakers by their sort names, and rooms by their numbers", async () => {
  const { edition, school } = await makeTitled("School");
  const { organisationId, id: editionId } = edition;
  for (const name of ["Room 10", "Room 2"]) await makeRoom(edition, { name, order: 0 });
  const release = await db().release.create({
    data: { organisationId, editionId, number: 1, name: "First" },
  });
  const session = await makeSession(edition);
  const released = await db().releasedSession.create({
    data: { organisationId, releaseId: release.id, sessionId: session.id },
  });
  for (const [order, choice] of [
    { fullName: "Rosa Beispiel" },
    { fullName: "Émile Zola" },
    { fullName: "Zora Esempio", sortName: "Aaltonen" },
  ].entries()) {
    const { id: speakerId } = await makeSpeaker(edition, choice);
    await db().releasedPerson.create({
      data: {
        organisationId,
        releaseId: release.id,
        sessionId: released.sessionId,
        speakerId,
        role: "speaker",
        order,
      },
    });
  }
  const programme = await findProgramme("en", school.slug, edition.slug);
  expect(programme?.rooms.map((room) => room.name)).toEqual(["Room 2", "Room 10"]);
  const list = await listPublicSpeakers("en", school.slug, edition.slug);
  expect(list?.speakers.map((speaker) => speaker.fullName)).toEqual([
    "Zora Esempio",
    "Émile Zola",
    "Rosa Beispiel",
  ]);
});
