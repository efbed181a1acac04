import { localise } from "@/lib/platform/i18n/localised";

/** The first part of the edition's page with something one needs to know to come. */
export function practicalSection(found: {
  accessNote: unknown;
  directions: unknown;
  _count: { access: number; questions: number };
}): "access" | "ask" | null {
  const written = localise(found.accessNote, "") ?? localise(found.directions, "");
  if (written || found._count.access > 0) return "access";
  return found._count.questions > 0 ? "ask" : null;
}
