import "server-only";
import { cache } from "react";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { databaseClock, type Reader, reading } from "@/lib/platform/db/client";
import { emailKey } from "@/lib/platform/email-key";
import { Prisma } from "@/prisma/generated/client";
import type { CorrectionScope } from "../policy";
import { type CorrectionState, correctionState, UNSETTLED, withheldBefore } from "../rules/corrections";

/** A correction by the id in its link, of a registration that is not erased; the gate compares the rest of the link. */
export function findCorrectionById(id: string) {
  return reading((db) =>
    db.correction.findFirst({
      where: { id, registration: { erasedAt: null } },
      select: {
        organisationId: true,
        registrationId: true,
        registration: {
          select: {
            editionId: true,
            edition: { select: { slug: true, school: { select: { slug: true } } } },
          },
        },
      },
    }),
  );
}

/** Whether nobody has said yet that the address of a `registration`, which an organiser corrected, is the same person's: `UNSETTLED`. */
export const IS_UNSETTLED = Prisma.sql`
  EXISTS (SELECT FROM correction WHERE correction.organisation_id = registration.organisation_id
    AND correction.registration_id = registration.id AND correction.shown_at IS NULL
    AND correction.agreed_at IS NULL AND correction.taken_back_at IS NULL)`;

/** Before which moment sensitive answers of a registration are withheld behind its private link; null: none are. */
export async function findWithheldBefore(
  reader: Reader,
  { organisationId, registrationId }: { organisationId: string; registrationId: string },
): Promise<Date | null> {
  return withheldBefore(
    await reader.correction.findMany({
      where: { organisationId, registrationId, ...UNSETTLED },
      select: { createdAt: true },
    }),
  );
}

/**
 * The questions that are not asked behind the private link while nobody has said whose the address is: all that ask or asked
 * something sensitive, whether they were answered or not. Which of them are missing would tell.
 * @param before as `findWithheldBefore` says it
 */
export async function listUnasked(
  reader: Reader,
  { organisationId, editionId }: { organisationId: string; editionId: string },
  before: Date | null,
): Promise<ReadonlySet<string>> {
  if (!before) return new Set();
  const where = { organisationId, editionId, versions: { some: { sensitive: true } } };
  const fields = await reader.field.findMany({ where, select: { id: true } });
  return new Set(fields.map(({ id }) => id));
}

/** What the page of a correction's link tells; nothing of who has the address now. */
export interface CorrectionPage {
  head: EditionHead;
  reference: string;
  state: CorrectionState;
  /** An organiser has said that the new address is the same person's. */
  shown: boolean;
  openUntil: Date;
}

/** Null once the edition has no page any more. */
export const findCorrectionPage = cache(
  async (locale: string, scope: CorrectionScope): Promise<CorrectionPage | null> => {
    const { organisationId, correctionId, schoolSlug, editionSlug } = scope;
    const [head, { correction, now }] = await Promise.all([
      findEditionHead(locale, schoolSlug, editionSlug),
      reading(async (db) => ({
        correction: await db.correction.findUniqueOrThrow({
          where: { organisationId_id: { organisationId, id: correctionId } },
          select: {
            ...{ openUntil: true, shownAt: true, agreedAt: true, takenBackAt: true },
            registration: { select: { reference: true, emailKey: true } },
            cause: { select: { values: { where: { field: "email" }, select: { before: true } } } },
          },
        }),
        now: await databaseClock(db),
      })),
    ]);
    if (!head) return null;
    return {
      head,
      reference: correction.registration.reference ?? "",
      state: correctionState({ ...correction, isBack: isBack(correction) }, now),
      shown: correction.shownAt !== null,
      openUntil: correction.openUntil,
    };
  },
);

/** Whether the address that a correction replaced is its registration's now. */
function isBack({
  registration,
  cause,
}: {
  registration: { emailKey: string };
  cause: { values: ReadonlyArray<{ before: unknown }> };
}): boolean {
  return cause.values.some(({ before }) => emailKey(String(before ?? "")) === registration.emailKey);
}
