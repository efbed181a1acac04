import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may, mayReadAnswers } from "@/lib/access/policy";
import { readableVersions } from "@/lib/access/queries";
import type { Reader } from "@/lib/platform/db/client";
import type { DeskConsent } from "../schema/filter";

/**
 * What somebody agreed to and was told, in the versions they had before them. That there is a consent to sensitive answers says
 * that there are some: it is read by who may read all that can be said under it, whether or not this person said it.
 */
export async function listConsents(
  db: Reader,
  scope: EditionScope<"view-registrations">,
  registrationId: string,
): Promise<DeskConsent[]> {
  const { organisationId, editionId } = scope;
  const closed = await db.fieldVersion.findMany({
    where: {
      ...{ organisationId, field: { editionId }, termVersionId: { not: null } },
      NOT: readableVersions(scope),
    },
    select: { termVersion: { select: { termId: true } } },
  });
  const closedTerms = new Set(closed.map(({ termVersion }) => termVersion?.termId));
  const rows = await db.consent.findMany({
    where: { organisationId, registrationId },
    orderBy: [{ givenAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, language: true, givenAt: true, agreedAt: true, withdrawnAt: true },
      termVersion: { select: { number: true, text: true, termId: true, term: { select: { kind: true } } } },
      answers: {
        select: { fieldVersion: { select: { readers: true, field: { select: { readers: true } } } } },
      },
    },
  });
  return rows
    .filter(
      ({ termVersion: { term, termId }, answers }) =>
        !closedTerms.has(termId) &&
        (term.kind !== "sensitive" || may(scope, "view-sensitive")) &&
        answers.every(({ fieldVersion: { readers, field } }) =>
          mayReadAnswers(scope, readers, field.readers),
        ),
    )
    .map(({ id, language, givenAt, agreedAt, withdrawnAt, termVersion: { number, text } }) => ({
      ...{ id, number, text, read: language, at: (agreedAt ?? givenAt).toISOString() },
      ...{ agreed: agreedAt !== null, withdrawn: withdrawnAt?.toISOString() ?? null },
    }));
}
