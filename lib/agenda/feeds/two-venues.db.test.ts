import { expect, test } from "vitest";
import { deleteVenue, editVenue } from "@/lib/editions/commands/edit-venue";
import { db } from "@/lib/platform/db/client";
import { editRoom } from "@/lib/programme/commands/edit-room";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition, makeVenue } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { lintCalendar, lintNextCalendar } from "../fixtures/lint-calendar";
import { findProgramme } from "../queries/public-programme";
import { editionCalendar } from "./calendar";
import { daysCalendar } from "./days";

const DAY = "2027-05-06";

async function makeTwoVenues() {
  const { school, edition } = await makeOpenEdition({ dates: [DAY], city: "Trieste", mode: "either" });
  const mill = await makeVenue(edition, {
    ...{ name: { en: "Mill", it: "Mulino" }, address: { en: "Via Lunga 1" }, directions: { en: "Tram 2" } },
    ...{ latitude: 45.65, longitude: 13.77 },
  });
  const farm = await makeVenue(edition, {
    ...{ name: { en: "Farm" }, city: "Muggia", directions: { en: "Boat" }, latitude: 45.6, longitude: 13.76 },
  });
  const rooms = {
    Aula: await makeRoom(edition, { name: "Aula", venueId: mill.id }),
    Barn: await makeRoom(edition, { name: "Barn", venueId: farm.id }),
    Stream: await makeRoom(edition, { name: "Stream", kind: "online" }),
  };
  for (const [hour, [name, room]] of Object.entries(rooms).entries()) {
    const session = await makeSession(edition, { title: { en: `In ${name}` } });
    const startsAt = new Date(`${DAY}T${hour + 10}:00:00Z`);
    const endsAt = new Date(`${DAY}T${hour + 11}:00:00Z`);
    await makeSlot(edition, { sessionId: session.id, roomId: room.id, startsAt, endsAt });
  }
  const scope = await editionScope(edition);
  await release(scope, { name: "1.0", note: {} });
  const read = async () => lintCalendar((await editionCalendar("en", school.slug, edition.slug)) ?? "");
  return { school, edition, mill, farm, scope, read };
}

test("each session of a calendar is in the venue of its room, and the days are in the main one", async () => {
  const { school, edition, read } = await makeTwoVenues();
  const feed = await read();
  expect(feed.problems).toEqual([]);
  const said = feed.entries.map((entry) =>
    ["SUMMARY", "LOCATION", "GEO"].map((name) => entry.get(name)?.value.replaceAll("\\,", ",") ?? null),
  );
  expect(said).toEqual([
    ["In Aula", "Aula, Mill, Via Lunga 1, Trieste", "45.65;13.77"],
    ["In Barn", "Barn, Farm, Muggia", "45.6;13.76"],
    ["In Stream", "Stream", null],
  ]);
  const days = lintCalendar((await daysCalendar("it", school.slug, edition.slug)) ?? "");
  expect(days.entries[0]?.get("LOCATION")?.value).toBe("Mulino\\, Via Lunga 1\\, Trieste");
  expect(days.entries[0]?.get("GEO")?.value).toBe("45.65;13.77");
});

test("a venue that is renamed or taken off makes a newer calendar, without a release", async () => {
  const { school, edition, mill, farm, scope, read } = await makeTwoVenues();
  const address = { school: school.slug, edition: edition.slug };
  const before = await read();
  const daysBefore = lintCalendar((await daysCalendar("en", school.slug, edition.slug)) ?? "");
  await editVenue(scope, {
    ...{ ...address, venue: farm.id, version: 1, name: { en: "Old farm" }, address: {}, city: "Muggia" },
    ...{ directions: {}, accessNote: {}, latitude: null, longitude: null, order: null },
  });
  const renamed = await read();
  expect(lintNextCalendar(before, renamed)).toEqual([]);
  expect(renamed.entries[1]?.get("LOCATION")?.value).toBe("Barn\\, Old farm\\, Muggia");
  expect(renamed.entries[1]?.get("GEO")).toBeUndefined();
  await deleteVenue(scope, { ...address, venue: mill.id, version: 1, to: farm.id });
  const left = await read();
  expect(lintNextCalendar(renamed, left)).toEqual([]);
  expect(left.entries[0]?.get("LOCATION")?.value).toBe("Aula\\, Old farm\\, Muggia");
  const daysAfter = lintCalendar((await daysCalendar("en", school.slug, edition.slug)) ?? "");
  expect(lintNextCalendar(daysBefore, daysAfter)).toEqual([]);
  const programme = await findProgramme("en", school.slug, edition.slug);
  // One is left: nobody has to be told which.
  expect(programme?.rooms.map(({ name, venue }) => [name, venue])).toEqual([
    ["Aula", null],
    ["Barn", null],
    ["Stream", null],
  ]);
});

test("two venues may each have a room of one name: a filter knows one from the other", async () => {
  const { school, edition, farm } = await makeTwoVenues();
  await makeRoom(edition, { name: "Aula", venueId: farm.id });
  const programme = await findProgramme("en", school.slug, edition.slug);
  const halls = (programme?.rooms ?? []).filter(({ name }) => name === "Aula");
  expect(halls.map(({ venue }) => venue?.text)).toEqual(["Mill", "Farm"]);
  expect(new Set(halls.map(({ address }) => address)).size).toBe(2);
});

test("a mail names the main venue first, then the others, and the way to each", async () => {
  const { edition, farm } = await makeTwoVenues();
  const category = await makeCategory(edition);
  const registration = await makeRegistration(edition, category, { state: "confirmed" });
  const { emailKey } = await db().registration.findFirstOrThrow({ where: { id: registration.id } });
  const ask = async () => {
    const [context] = await findMailContexts([
      {
        ...{ organisationId: edition.organisationId, editionId: edition.id, registrationId: registration.id },
        ...{ recipientKey: emailKey, language: "en" },
      },
    ]);
    if (!context?.registration) throw new Error("no mail");
    return { facts: context.facts, version: context.registration.version };
  };
  const first = await ask();
  expect(first.facts).toMatchObject({
    ...{ venue: "Mill", address: "Via Lunga 1", city: "Trieste", otherVenues: ["Farm, Muggia"] },
    directions: "**Mill**\n\nTram 2\n\n**Farm**\n\nBoat",
  });
  await db().venue.updateMany({
    where: { id: farm.id },
    data: { deletedAt: new Date(), version: { increment: 1 } },
  });
  const second = await ask();
  expect(second.facts.otherVenues).toBeUndefined();
  expect(second.facts.directions).toBe("Tram 2");
  // A calendar program takes the newer of two.
  expect(second.version).toBeGreaterThan(first.version);
});

test("a room that goes online, and stood in no venue, makes a newer calendar, without a release", async () => {
  const { school, edition } = await makeOpenEdition({ dates: [DAY], city: "Trieste", mode: "either" });
  const room = await makeRoom(edition, { name: "Barn" });
  const session = await makeSession(edition, { title: { en: "Bread" } });
  const [startsAt, endsAt] = [new Date(`${DAY}T10:00:00Z`), new Date(`${DAY}T11:00:00Z`)];
  await makeSlot(edition, { sessionId: session.id, roomId: room.id, startsAt, endsAt });
  const scope = await editionScope(edition);
  await release(scope, { name: "1.0", note: {} });
  const read = async () => lintCalendar((await editionCalendar("en", school.slug, edition.slug)) ?? "");
  const before = await read();
  expect(before.entries[0]?.get("LOCATION")?.value).toBe("Barn\\, Trieste");
  const saved = await editRoom(scope, {
    ...{
      school: school.slug,
      edition: edition.slug,
      room: room.id,
      version: 1,
      name: "Barn",
      kind: "online",
    },
    ...{ floor: {}, equipment: {}, capacity: null, stepFree: null, opens: null, closes: null },
    ...{ shared: room.shared, joinLink: null, joinHours: room.joinHours, order: null },
  });
  expect(saved.ok).toBe(true);
  const online = await read();
  expect(online.entries[0]?.get("LOCATION")?.value).toBe("Barn");
  expect(lintNextCalendar(before, online)).toEqual([]);
});
