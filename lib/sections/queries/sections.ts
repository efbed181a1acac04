import "server-only";
import type { EditionScope, SchoolScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { flatFields } from "@/lib/platform/form-fields";
import { ownerOf } from "../commands/owner";
import { asContent, asPublished, type PublishedSection } from "../rules/content";
import { isSameSections } from "../rules/publication";

type Scope = EditionScope<"view-drafts"> | SchoolScope<"edit-school">;

/** The sections of a page as they are written, as their forms are filled, and what was published when. */
export async function getSections(scope: Scope) {
  const owner = ownerOf(scope);
  return reading(async (db) => {
    const [rows, publications] = await Promise.all([
      db.pageSection.findMany({ where: owner, orderBy: [{ order: "asc" }, { id: "asc" }] }),
      db.pagePublication.findMany({ where: owner, orderBy: { number: "desc" } }),
    ]);
    const sections = rows.map(({ id, kind, content, shown, version }) => ({
      ...{ id, kind, content: asContent(content), shown, version },
      values: flatFields(asContent(content)),
    }));
    const written = sections
      .filter(({ shown }) => shown)
      .map(({ id, kind, content }) => ({ id, kind, content }));
    return {
      sections,
      /** What readers would see, were it published now. */
      written,
      isPublic: isSameSections(written, asPublished(publications[0]?.sections)),
      publications: publications.map(({ number, createdAt, sections: published }) => ({
        ...{ number, createdAt, sections: asPublished(published) },
      })),
    };
  });
}
export type DeskSections = Awaited<ReturnType<typeof getSections>>;

/** The sections of one publication; of what is written now without a number. Null where there is no such publication. */
export async function findPreview(scope: Scope, number: number | null): Promise<PublishedSection[] | null> {
  const { written, publications } = await getSections(scope);
  if (number === null) return written;
  return publications.find((one) => one.number === number)?.sections ?? null;
}
