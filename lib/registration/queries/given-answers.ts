import "server-only";
import type { GivenAnswer } from "@/lib/forms/rules/carry-answers";
import type { Reader } from "@/lib/platform/db/client";
import type { LinkScope } from "../policy";

/** An answer as it is held. */
export interface HeldAnswer extends GivenAnswer {
  /** Of the options it names, those that are no more than a wish. */
  wished: string[];
  sensitive: boolean;
  answeredAt: Date;
}

/** What is answered, in whatever wording. */
export async function givenAnswers(
  reader: Reader,
  { organisationId, registrationId }: Pick<LinkScope, "organisationId" | "registrationId">,
): Promise<HeldAnswer[]> {
  const rows = await reader.answer.findMany({
    where: { organisationId, registrationId },
    select: {
      ...{ value: true, wished: true, answeredAt: true },
      fieldVersion: {
        select: {
          id: true,
          fieldId: true,
          number: true,
          termVersionId: true,
          sensitive: true,
          readers: true,
        },
      },
    },
  });
  return rows.map(({ value, wished, answeredAt, fieldVersion: { id, termVersionId, ...version } }) => ({
    ...{ ...version, versionId: id, consentId: termVersionId, wished, answeredAt },
    value: value as string | string[],
  }));
}
