import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { readMaterials } from "@/lib/materials/queries/materials";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { tags } from "@/lib/public-pages/rules";

/** What everybody may read beside an edition and its sessions. From the cache. */
export const listPublicMaterials = cachedRead(
  "public-materials",
  async (locale: string, school: string, edition: string) => {
    const head = await findEditionHead(locale, school, edition);
    return head ? readMaterials(db(), head, ["public"], [locale, ...head.languages]) : [];
  },
  (_locale, school, edition) => [tags.school(school), tags.edition(school, edition)],
);
