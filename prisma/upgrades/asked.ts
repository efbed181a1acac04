import { getAsking } from "@/lib/audiences/queries/asking";
import { readAsked } from "@/lib/forms/queries/form-row";
import { isConditional } from "@/lib/forms/rules/visible";
import { countOptions } from "@/lib/places/queries/count-options";
import { db } from "@/lib/platform/db/client";
import { editionScope } from "@/prisma/testing/scopes";
import type { Asked } from "./known";

/** What organisers of an edition ask by themselves, of whom and when, and what came of it, by today's reads. */
export async function readAskedThen({ school, edition }: Pick<Asked, "school" | "edition">): Promise<Asked> {
  const { id: editionId, organisationId } = await db().edition.findFirstOrThrow({
    where: { slug: edition, school: { slug: school } },
  });
  const ids = { organisationId, editionId };
  const asked = await readAsked(db(), ids);
  const wished = await db().answer.findMany({
    where: { registration: ids, wished: { isEmpty: false } },
    select: { value: true, wished: true },
  });
  const asking = await getAsking(await editionScope<"view-drafts">({ organisationId, id: editionId }));
  return {
    ...{ school, edition },
    kinds: new Set(asked.map(({ kind }) => kind)).size,
    conditional: asked.filter(isConditional).map(({ key }) => key),
    later: asked.filter(({ laterSince }) => laterSince).map(({ key, answerUntil }) => [key, answerUntil]),
    places: (await countOptions(db(), ids))
      .map(({ value, capacity, taken }) => `${value} ${taken}/${capacity}`)
      .toSorted(),
    wished: wished.map((answer) => [answer.value, answer.wished]),
    toAnswer: asking?.toAnswer ?? 0,
    asked: asking?.number ?? 0,
    worded: await db().mailWording.count({ where: ids }),
    columns: await db().intakeMapping.count({ where: ids }),
  };
}
