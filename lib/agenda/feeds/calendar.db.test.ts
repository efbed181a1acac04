import { expect, test } from "vitest";
import { cancelEdition } from "@/lib/editions/commands/cancel-edition";
import { db } from "@/lib/platform/db/client";
import { editRoom } from "@/lib/programme/commands/edit-room";
import { release } from "@/lib/releases/commands/release";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { carryOutNow } from "@/prisma/testing/time-passes";
import { lintCalendar, lintNextCalendar } from "../fixtures/lint-calendar";
import { editionCalendar } from "./calendar";

// Next's cache only lives inside Next; what it would keep is read each time here.
const DAY = "2027-05-06";
const at = (hour: number, minute = 0) =>
  new Date(`${DAY}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00Z`);

test("a calendar that is subscribed to follows a move, a new session, one deleted, a renamed room and the end", async () => {
  const { school, edition } = await makeOpenEdition({ dates: [DAY] });
  const room = await makeRoom(edition, { name: "Sala Grande" });
  const [soup, bread, salt] = [
    await makeSession(edition, { title: { en: "Soup" } }),
    await makeSession(edition, { title: { en: "Bread" } }),
    await makeSession(edition, { title: { en: "Salt" } }),
  ];
  const place = (session: { id: string }, hour: number) =>
    makeSlot(edition, { sessionId: session.id, roomId: room.id, startsAt: at(hour), endsAt: at(hour, 45) });
  const slots = [await place(soup, 8), await place(bread, 9)];
  const releasing = await editionScope(edition);
  const key = (id: string) => ({ organisationId_id: { organisationId: edition.organisationId, id } });
  /** The feed, which must be sound, follow from the one before, and say by title: beginning, state, place. */
  const next = async (before: ReturnType<typeof lintCalendar> | null, expected: Record<string, string>) => {
    const after = lintCalendar((await editionCalendar("en", school.slug, edition.slug)) ?? "");
    const said = after.entries.map((entry) => {
      const [start, status, where] = ["DTSTART", "STATUS", "LOCATION"].map((name) => entry.get(name)?.value);
      return [entry.get("SUMMARY")?.value, `${start?.slice(9, 13)} ${status} ${where?.split("\\,")[0]}`];
    });
    expect(Object.fromEntries(said)).toEqual(expected);
    expect(after.problems).toEqual([]);
    if (before) expect(lintNextCalendar(before, after)).toEqual([]);
    return after;
  };

  const empty = await next(null, {});
  expect(await release(releasing, { name: "1.0", note: {} })).toMatchObject({ ok: true });
  const first = await next(empty, {
    Soup: "1000 CONFIRMED Sala Grande",
    Bread: "1100 CONFIRMED Sala Grande",
  });

  await db().slot.update({ where: key(slots[0]?.id ?? ""), data: { startsAt: at(12), endsAt: at(13) } });
  await db().session.update({ where: key(bread.id), data: { deletedAt: new Date() } });
  await place(salt, 10);
  expect(await release(releasing, { name: "2.0", note: {} })).toMatchObject({ ok: true });
  const second = await next(first, {
    Soup: "1400 CONFIRMED Sala Grande",
    Bread: "1100 CANCELLED Sala Grande",
    Salt: "1200 CONFIRMED Sala Grande",
  });

  const address = { school: school.slug, edition: edition.slug };
  const renamed = await editRoom(await editionScope(edition), {
    ...address,
    room: room.id,
    version: room.version,
    name: "Casa del Popolo",
    floor: {},
    kind: "physical",
    capacity: 40,
    equipment: {},
    stepFree: null,
    opens: null,
    closes: null,
    shared: false,
    joinLink: null,
    joinHours: null,
    order: 0,
  });
  expect(renamed).toMatchObject({ ok: true });
  const third = await next(second, {
    Soup: "1400 CONFIRMED Casa del Popolo",
    Bread: "1100 CANCELLED Casa del Popolo",
    Salt: "1200 CONFIRMED Casa del Popolo",
  });

  const { version } = await db().edition.findUniqueOrThrow({ where: key(edition.id) });
  const scope = await editionScope(edition);
  const cancelled = await cancelEdition(scope, {
    version,
    reason: { en: "Too few people." },
    name: "Example edition",
  });
  expect(cancelled).toMatchObject({ ok: true });
  await carryOutNow(scope);
  await next(third, {
    Soup: "1400 CANCELLED Casa del Popolo",
    Bread: "1100 CANCELLED Casa del Popolo",
    Salt: "1200 CANCELLED Casa del Popolo",
  });
});
