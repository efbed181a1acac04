import "server-only";
import type { EditionIds } from "@/lib/access/schema";
import { carryQuestions } from "@/lib/editions/commands/carry-page";
import { asJson } from "@/lib/platform/db/as-json";
import type { Transaction } from "@/lib/platform/db/client";
import { carryProgramme } from "@/lib/programme/commands/carry-programme";
import { carrySections } from "@/lib/sections/commands/carry-sections";
import { OF_HOUSE } from "@/lib/sections/rules/kinds";
import { carryTranslations } from "@/lib/translations/commands/carry-translations";
import { findExample } from "../queries/example";

/**
 * What the example says, in an edition that was just made: texts of its page, questions with answers, themes and sessions as
 * ideas, in every language it is written in, each waiting for a look. Nobody of it, nothing of its house (rooms, access, the
 * way, beds) and none of its prices: a page that is published in haste must not promise them.
 * @returns the example's title; null where there is none (it was removed meanwhile)
 */
export async function beginFromExample(
  tx: Transaction,
  to: EditionIds & { languages: readonly string[] },
): Promise<unknown> {
  const source = await findExample(tx);
  if (!source) return null;
  const { title, tagline, summary, description, audience } = source;
  const from = { organisationId: source.organisationId, editionId: source.id };
  const ids = { organisationId: to.organisationId, editionId: to.editionId };
  await tx.edition.update({
    where: { organisationId_id: { organisationId: to.organisationId, id: to.editionId } },
    data: asJson({ tagline, summary, description, audience, carriedFrom: title }),
  });
  const nobody = { speakers: false, contacts: false };
  const carried = new Map([
    ...(await carryQuestions(tx, from, ids)),
    ...(await carrySections(tx, from, ids, OF_HOUSE)),
    ...(await carryProgramme(tx, from, ids, {
      ...{ themes: true, rooms: false, sessions: true, venues: new Map(), ...nobody },
    })),
    [source.id, to.editionId],
  ]);
  await carryTranslations(tx, from, { ...ids, languages: to.languages }, carried, ["title"]);
  return title;
}
