import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { readPictures } from "@/lib/files/queries/pictures";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { tags } from "@/lib/public-pages/rules";

/** The pictures of an edition's sessions and rooms, which only the pages of sessions show. From the cache. */
export const listSessionPictures = cachedRead(
  "session-pictures",
  async (locale: string, school: string, edition: string) => {
    const head = await findEditionHead(locale, school, edition);
    if (!head) return [];
    const { organisationId, editionId } = head;
    return readPictures(
      db(),
      { organisationId, editionId, place: { in: ["session_picture", "room_picture"] } },
      { locale, fallback: head.languages },
    );
  },
  (_locale, school, edition) => [tags.school(school), tags.edition(school, edition)],
);
