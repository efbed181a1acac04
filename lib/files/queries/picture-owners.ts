import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { localise } from "@/lib/platform/i18n/localised";
import { compareNumberedNames } from "@/lib/platform/i18n/name-order";
import type { Owned } from "../rules/places";

/** A title for a list at the desk, in the first of these languages that it has. */
export const titleOf = (title: unknown, languages: readonly string[]): string =>
  localise(title, languages[0] ?? "", languages.slice(1))?.text ?? "–";

/** What a venue is called at the desk: many have no name but their address. */
export const venueName = (
  { name, address }: { name: unknown; address: unknown },
  languages: readonly string[],
): string => {
  const named = titleOf(name, languages);
  return named === "–" ? titleOf(address, languages) : named;
};

/** What a section is called: its content is stored flat, under the names of its form. */
export const sectionName = ({ content }: { content: unknown }, languages: readonly string[]): string =>
  titleOf((content as { title?: unknown } | null)?.title, languages);

/** What has a picture of its own in an edition: by what it is called, in the order of the desk. */
export async function listOwners(
  db: Reader,
  edition: { organisationId: string; editionId: string },
  languages: readonly string[],
): Promise<Record<Owned, Array<{ id: string; name: string }>>> {
  const { organisationId, editionId } = edition;
  const titled = { id: true, title: true } as const;
  const speakers = await db.speaker.findMany({
    where: edition,
    select: { id: true, fullName: true },
    orderBy: [{ sortKey: "asc" }, { number: "asc" }],
  });
  const hosts = await db.host.findMany({
    where: edition,
    select: { id: true, name: true },
    orderBy: [{ order: "asc" }, { id: "asc" }],
  });
  const sessions = await db.session.findMany({
    where: { ...edition, deletedAt: null },
    select: titled,
    orderBy: { number: "asc" },
  });
  const practices = await db.practice.findMany({
    where: { organisationId, deletedAt: null, editions: { some: { editionId } } },
    select: titled,
    orderBy: { number: "asc" },
  });
  const rooms = await db.room.findMany({
    where: edition,
    select: { id: true, name: true },
  });
  const venues = await db.venue.findMany({
    where: { ...edition, deletedAt: null },
    select: { id: true, name: true, address: true },
    orderBy: { order: "asc" },
  });
  const sections = await db.pageSection.findMany({
    where: { ...edition, kind: "picture" },
    select: { id: true, content: true },
    orderBy: [{ order: "asc" }, { id: "asc" }],
  });
  const named = (rows: ReadonlyArray<{ id: string; title: unknown }>) =>
    rows.map(({ id, title }) => ({ id, name: titleOf(title, languages) }));
  return {
    speaker: speakers.map(({ id, fullName }) => ({ id, name: fullName })),
    host: hosts,
    session: named(sessions),
    practice: named(practices),
    venue: venues.map(({ id, name, address }) => ({ id, name: venueName({ name, address }, languages) })),
    section: sections.map(({ id, content }) => ({ id, name: sectionName({ content }, languages) })),
    room: rooms.sort((one, other) => compareNumberedNames(one.name, other.name)),
  };
}
