import { expect, test } from "vitest";
import { saveEditionDay } from "@/lib/editions/commands/edit-edition-items";
import { instantOf } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { findRegistrationCalendar } from "@/lib/registration/queries/registration-calendar";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { lintCalendar, lintNextCalendar } from "../fixtures/lint-calendar";
import { daysCalendar } from "./days";

// Next's cache only lives inside Next; what it would keep is read each time here.
const DATES = ["2027-05-06", "2027-05-07"];

test("adding an edition to a calendar adds its days, not its sessions, says that they are no place, and follows a change", async () => {
  const { school, edition } = await makeOpenEdition({ dates: DATES });
  const room = await makeRoom(edition);
  for (const hour of ["09:00", "09:30"]) {
    const found = instantOf("2027-05-06", hour, "Europe/Rome");
    if (!found.ok) throw new Error(hour);
    const session = await makeSession(edition);
    const startsAt = found.instant;
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    await makeSlot(edition, { sessionId: session.id, roomId: room.id, startsAt, endsAt });
  }
  const read = async () => lintCalendar((await daysCalendar("en", school.slug, edition.slug)) ?? "");
  const first = await read();
  expect(first.problems).toEqual([]);
  expect(first.entries.map((one) => one.get("DTSTART")?.value)).toEqual(["20270506", "20270507"]);
  expect(first.entries.map((one) => one.get("DTEND")?.value)).toEqual(["20270507", "20270508"]);
  for (const one of first.entries) {
    expect(one.get("TRANSP")?.value).toBe("TRANSPARENT");
    expect(one.get("DESCRIPTION")?.value).toContain("This is not a registration");
  }

  const day = await db().editionDay.findFirstOrThrow({ where: { editionId: edition.id } });
  const saved = await saveEditionDay(await editionScope(edition), {
    school: school.slug,
    edition: edition.slug,
    version: edition.version,
    id: day.id,
    date: "2027-05-06",
    starts: "09:00",
    ends: "18:00",
    label: { en: "Opening" },
    module: {},
    mode: null,
  });
  expect(saved).toMatchObject({ ok: true });
  const second = await read();
  expect(second.problems).toEqual([]);
  expect(lintNextCalendar(first, second)).toEqual([]);
  expect(second.entries[0]?.get("DTSTART")).toEqual({
    parameters: ";TZID=Europe/Rome",
    value: "20270506T090000",
  });
  expect(second.entries[0]?.get("SUMMARY")?.value).toBe("Example school\\, Example edition: Opening");
  expect(await daysCalendar("en", school.slug, "none")).toBeNull();
});

test("only somebody with a place gets entries of an own place, and those of the mail", async () => {
  const { edition } = await makeOpenEdition({ dates: DATES });
  const category = await makeCategory(edition);
  const calendarOf = async (state: "confirmed" | "waitlisted" | "withdrawn") => {
    const { id, organisationId } = await makeRegistration(edition, category, { state });
    const key = { organisationId, editionId: edition.id, registrationId: id };
    return { id, text: await findRegistrationCalendar(key, "en") };
  };
  expect((await calendarOf("waitlisted")).text).toBeNull();
  expect((await calendarOf("withdrawn")).text).toBeNull();
  const mine = await calendarOf("confirmed");
  expect(mine.text).toContain("METHOD:PUBLISH");
  expect(mine.text).toContain("DESCRIPTION:You have a place.");
  for (const date of DATES) expect(mine.text).toContain(`UID:${mine.id}-${date}@convivio`);
});
