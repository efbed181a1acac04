import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may, mayReadAnswers } from "@/lib/access/policy";
import type { Reader } from "@/lib/platform/db/client";
import type { DeskConsent } from "../schema/filter";

/**
 * What somebody agreed to and was told, in the versions they had before them. That there is a consent to sensitive answers says
 * that there are some: it is read by who may read all that was said under it.
 */
export async function listConsents(
  db: Reader,
  scope: EditionScope<"view-registrations">,
  registrationId: string,
): Promise<DeskConsent[]> {
  const rows = await db.consent.findMany({
    where: { organisationId: scope.organisationId, registrationId },
    orderBy: [{ givenAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, language: true, givenAt: true, agreedAt: true, withdrawnAt: true },
      termVersion: { select: { number: true, text: true, term: { select: { kind: true } } } },
      answers: {
        select: { fieldVersion: { select: { readers: true, field: { select: { readers: true } } } } },
      },
    },
  });
  return rows
    .filter(
      ({ termVersion: { term }, answers }) =>
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
