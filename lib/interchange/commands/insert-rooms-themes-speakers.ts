import "server-only";
import { randomUUID } from "node:crypto";
import { findMainVenue } from "@/lib/editions/commands/edit-venue";
import { dateColumn } from "@/lib/platform/dates/zones";
import type { Transaction } from "@/lib/platform/db/client";
import { insertMany } from "@/lib/platform/db/insert-many";
import { AppError } from "@/lib/platform/errors";
import { nameKey } from "@/lib/platform/text";
import { THEME_COLOURS } from "@/lib/programme/schema/themes-and-rooms";
import type { ImportScope } from "../access";
import { isTheme } from "../rules/compare-session";
import { roomKey } from "../rules/plan-slots";
import type { CurrentProgramme } from "../schema/current-programme";
import type { ImportPlan } from "../schema/import-plan";
import type { Imported } from "./import-context";
import { trackNewTexts } from "./track-texts";

const PERSON_COLUMNS = {
  organisation_id: "uuid",
  id: "uuid",
  full_name: "text",
  name_key: "text",
  language: "text",
  updated_at: "timestamptz",
};
const SPEAKER_COLUMNS = {
  organisation_id: "uuid",
  edition_id: "uuid",
  id: "uuid",
  person_id: "uuid",
  number: "int",
  source_id: "text",
  full_name: "text",
  affiliation: "text",
  biography: "jsonb",
  updated_at: "timestamptz",
};

type Parts = Pick<Imported, "roomId" | "themeId" | "speakerId">;

/** Makes the days, rooms, themes and people a plan needs, and finds those that are there. */
export async function insertRoomsThemesSpeakers(
  tx: Transaction,
  scope: ImportScope,
  plan: ImportPlan,
  current: CurrentProgramme,
): Promise<Parts> {
  await insertDays(tx, scope, plan.newDays);
  const roomIds = await insertRooms(tx, scope, plan, current);
  const themes = [...current.themes, ...(await insertThemes(tx, scope, plan, current))];
  const made = await insertSpeakers(tx, scope, plan, current);
  const speakerId = (reference: string) => {
    const id = reference.startsWith("speaker ") ? reference.slice("speaker ".length) : made.get(reference);
    if (!id) throw new AppError("not-found");
    return id;
  };
  return {
    roomId: (name) => (name === "" ? null : (roomIds.get(roomKey(name)) ?? null)),
    themeId: (title) => themes.find((theme) => isTheme(theme.title, title))?.id ?? null,
    speakerId,
  };
}

async function insertDays(
  tx: Transaction,
  { organisationId, editionId }: ImportScope,
  days: string[],
): Promise<void> {
  if (days.length === 0) return;
  await tx.editionDay.createMany({
    data: days.map((date) => ({ organisationId, editionId, date: dateColumn(date) })),
  });
}

async function insertRooms(
  tx: Transaction,
  { organisationId, editionId }: ImportScope,
  plan: ImportPlan,
  current: CurrentProgramme,
): Promise<Map<string, string>> {
  const venueId = plan.newRooms.length > 0 ? await findMainVenue(tx, { organisationId, editionId }) : null;
  const ids = new Map(current.rooms.map((room) => [roomKey(room.name), room.id]));
  const rooms = plan.newRooms.map((room, index) => ({
    organisationId,
    editionId,
    id: randomUUID(),
    name: room.name,
    capacity: room.capacity,
    venueId,
    order: current.rooms.length + index + 1,
  }));
  for (const room of rooms) ids.set(roomKey(room.name), room.id);
  if (rooms.length > 0) await tx.room.createMany({ data: rooms });
  return ids;
}

async function insertThemes(
  tx: Transaction,
  scope: ImportScope,
  plan: ImportPlan,
  current: CurrentProgramme,
): Promise<CurrentProgramme["themes"]> {
  const { organisationId, editionId } = scope;
  const last = Math.max(0, ...current.themes.map((theme) => theme.number));
  const themes = plan.newThemes.map((title, index) => ({
    organisationId,
    editionId,
    id: randomUUID(),
    number: last + index + 1,
    colour: THEME_COLOURS[(last + index) % THEME_COLOURS.length] ?? "tomato",
    title: { [plan.language]: title },
  }));
  if (themes.length > 0) await tx.theme.createMany({ data: themes });
  await trackNewTexts(
    tx,
    scope,
    "theme",
    themes.map(({ id, title }) => ({ id, texts: { title } })),
  );
  return themes.map(({ id, number, title }) => ({ id, number, title }));
}

/** Nobody is recognised across editions by a name alone, so each is a person of their own until an organiser says more. */
async function insertSpeakers(
  tx: Transaction,
  scope: ImportScope,
  plan: ImportPlan,
  current: CurrentProgramme,
): Promise<Map<string, string>> {
  const { organisationId, editionId, languages } = scope;
  const last = Math.max(0, ...current.speakers.map((speaker) => speaker.number));
  const made = plan.newSpeakers.map((person, index) => ({
    person,
    personId: randomUUID(),
    speakerId: randomUUID(),
    number: last + index + 1,
    biography: person.biography === "" ? {} : { [plan.language]: person.biography },
  }));
  const now = new Date().toISOString();
  await insertMany(
    tx,
    "person",
    PERSON_COLUMNS,
    made.map(({ person, personId }) => ({
      organisation_id: organisationId,
      id: personId,
      full_name: person.name,
      name_key: nameKey(person.name),
      language: languages[0] ?? "en",
      updated_at: now,
    })),
  );
  await insertMany(
    tx,
    "speaker",
    SPEAKER_COLUMNS,
    made.map(({ person, personId, speakerId, number, biography }) => ({
      organisation_id: organisationId,
      edition_id: editionId,
      id: speakerId,
      person_id: personId,
      number,
      source_id: person.id,
      full_name: person.name,
      affiliation: person.affiliation,
      biography,
      updated_at: now,
    })),
  );
  await trackNewTexts(
    tx,
    scope,
    "speaker",
    made.map(({ speakerId, biography }) => ({ id: speakerId, texts: { biography } })),
  );
  return new Map(made.map(({ person, speakerId }) => [person.key, speakerId]));
}
