import { localise } from "@/lib/platform/i18n/localised";

/** The first part of the edition's page with something one needs to know to come. `venues`: those that say how to get there. */
export function practicalSection(found: {
  accessNote: unknown;
  _count: { access: number; questions: number; venues: number };
}): "access" | "ask" | null {
  const { access, venues } = found._count;
  if (localise(found.accessNote, "") || access > 0 || venues > 0) return "access";
  return found._count.questions > 0 ? "ask" : null;
}
