import "server-only";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { cachedRead } from "@/lib/platform/cache/tags";
import { db } from "@/lib/platform/db/client";
import { asLocalised, presentLanguages } from "@/lib/platform/i18n/localised";
import { tags } from "@/lib/public-pages/rules";
import { sessionAddress } from "../rules/addresses";

async function readAddresses(school: string, edition: string, number: number) {
  const head = await findEditionHead("en", school, edition);
  if (!head) return {};
  const { organisationId, editionId, titleLanguages } = head;
  const session = await db().session.findUnique({
    where: { organisationId_editionId_number: { organisationId, editionId, number } },
    select: { title: true },
  });
  const title = asLocalised(session?.title);
  return Object.fromEntries(
    presentLanguages(title, titleLanguages).map((tag) => [tag, sessionAddress(number, title[tag] ?? "")]),
  );
}

/** The address of a session in each language its title is written in, in the edition's order. From the cache. */
export const findSessionAddresses = cachedRead("session-addresses", readAddresses, (school, edition) => [
  tags.school(school),
  tags.edition(school, edition),
]);
