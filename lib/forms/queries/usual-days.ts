import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Reader } from "@/lib/platform/db/client";
import type { UsualDays } from "../rules/retention";

/** How long the organisation of an edition keeps answers where a question says nothing else. */
export function findUsualDays(
  reader: Reader,
  { organisationId }: Pick<EditionScope, "organisationId">,
): Promise<UsualDays> {
  return reader.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { answerDays: true, sensitiveAnswerDays: true },
  });
}
