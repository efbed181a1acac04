import { randomUUID } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import type { Prisma } from "@/prisma/generated/client";
import { editionScope } from "@/prisma/testing/scopes";

const ROOMS = 25;
const SPEAKERS = 60;
const HOUR_MS = 3_600_000;
const COLOURS = ["tomato", "brick", "ochre", "pine", "lagoon", "indigo", "violet"] as const;

/** Invented words, so that titles differ and compress as real ones do. */
const WORDS =
  "care members work land school energy housing credit common kitchen repair seed bread harbour library garden transport youth women rural city market fair owners vote meeting river mountain theatre music health food wood textile forest tide window bridge".split(
    " ",
  );
export function words(from: number, count: number): string {
  return Array.from(
    { length: count },
    (_, index) => WORDS[(from * 7 + index * (from % 5 || 3)) % WORDS.length],
  )
    .join(" ")
    .replace(/^./, (letter) => letter.toUpperCase());
}

/**
 * A published, released edition: `days` days of `perDay` sessions, hour after hour in 25 rooms, each with a theme, an
 * abstract and two people.
 */
export async function makeProgramme(days: number, perDay: number) {
  const dates = Array.from({ length: days }, (_, day) => `2027-10-0${day + 4}`);
  const { school, edition } = await makeOpenEdition({ dates, title: { en: `${days * perDay} sessions` } });
  const own = { organisationId: edition.organisationId, editionId: edition.id };
  const themes = [];
  for (const colour of COLOURS)
    themes.push(await makeTheme(edition, { colour, title: { en: words(themes.length, 3) } }));
  const rooms = Array.from({ length: ROOMS }, (_, order) => ({
    ...own,
    id: randomUUID(),
    name: `Room ${order + 1}`,
    capacity: 40,
    order,
  }));
  await db().room.createMany({ data: rooms });
  const speakers: Array<{ id: string }> = [];
  for (let count = 0; count < SPEAKERS; count += 1)
    speakers.push(await makeSpeaker(edition, { affiliation: `Cooperativa ${words(count, 2)}` }));
  const sessions: Prisma.SessionCreateManyInput[] = [];
  const slots: Prisma.SlotCreateManyInput[] = [];
  const people: Prisma.SessionPersonCreateManyInput[] = [];
  for (let index = 0; index < days * perDay; index += 1) {
    const id = randomUUID();
    const [day, place] = [Math.floor(index / perDay), index % perDay];
    const [hour, room] = [Math.floor(place / ROOMS), place % ROOMS];
    const startsAt = new Date(Date.parse(`${dates[day]}T06:00:00Z`) + hour * HOUR_MS);
    sessions.push({
      ...own,
      id,
      number: index + 1,
      title: { en: words(index, 7) },
      abstract: { en: `${words(index + 3, 60)}.` },
      kind: "workshop",
      languages: ["en", "it"],
      themeId: themes[index % themes.length]?.id ?? null,
    });
    slots.push({
      ...own,
      kind: "session",
      sessionId: id,
      roomId: rooms[room]?.id ?? null,
      startsAt,
      endsAt: new Date(startsAt.getTime() + HOUR_MS),
    });
    // Everybody at one place at a time: two people for each room of an hour, others the next hour.
    for (const order of [0, 1]) {
      const speaker = speakers[(room * 2 + order) % SPEAKERS];
      if (speaker)
        people.push({
          organisationId: own.organisationId,
          sessionId: id,
          speakerId: speaker.id,
          role: "speaker",
          order,
        });
    }
  }
  await db().session.createMany({ data: sessions });
  await db().slot.createMany({ data: slots });
  await db().sessionPerson.createMany({ data: people });
  const scope = await editionScope(edition);
  const began = performance.now();
  const released = await release(scope, { name: "First", note: {} });
  if (!released.ok) throw new Error(`The programme could not be released: ${released.reason}`);
  const address = `/schools/${school.slug}/${edition.slug}`;
  return { edition, school, address, dates, releasedIn: performance.now() - began };
}
