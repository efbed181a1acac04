import "server-only";
import { listEditionPractices } from "@/lib/practices/queries/public-practices";
import { listPublicMaterials } from "./public-materials";
import { findProgramme } from "./public-programme";
import { listSessionPictures } from "./session-pictures";

/**
 * A session of the released programme with all that its page shows; null when there is none. The number at the front of its
 * address decides; the words may be old. From the cache.
 */
export async function findSessionPage(locale: string, school: string, edition: string, address: string) {
  const programme = await findProgramme(locale, school, edition);
  const number = Number(/^\d{1,9}(?=-|$)/.exec(address)?.[0]);
  const session = programme?.sessions.find((candidate) => candidate.number === number);
  if (!programme || !session) return null;
  const { schoolSlug, editionSlug } = programme.head;
  const [practices, pictures, materials] = await Promise.all([
    listEditionPractices(locale, schoolSlug, editionSlug),
    listSessionPictures(locale, schoolSlug, editionSlug),
    listPublicMaterials(locale, schoolSlug, editionSlug),
  ]);
  return {
    programme,
    session,
    practices: practices.filter(({ sessionIds }) => sessionIds.includes(session.id)),
    /** Of the edition's sessions and rooms. */
    pictures,
    /** What everybody may read beside it. */
    materials: materials.filter(({ sessionId }) => sessionId === session.id),
  };
}

export type SessionPageContent = NonNullable<Awaited<ReturnType<typeof findSessionPage>>>;
