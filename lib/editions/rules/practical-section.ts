import { localise } from "@/lib/platform/i18n/localised";

/** Where the edition's page begins with what one needs to know to come, by the anchor of that part. */
export type PracticalSection = "venues" | "access" | "ask";

/** The first part of the edition's page with something one needs to know to come. Several venues have a part of their own. */
export function practicalSection(found: {
  accessNote: unknown;
  venues: ReadonlyArray<{ directions: unknown; accessNote: unknown }>;
  _count: { access: number; questions: number };
}): PracticalSection | null {
  const { access, questions } = found._count;
  if (found.venues.length > 1) return "venues";
  const texts = [found.accessNote, ...found.venues.flatMap((venue) => [venue.directions, venue.accessNote])];
  if (access > 0 || texts.some((text) => localise(text, ""))) return "access";
  return questions > 0 ? "ask" : null;
}
