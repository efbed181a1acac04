import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { readableVersions } from "@/lib/access/queries";
import { openFor } from "@/lib/files/rules/addresses";
import { namedFile } from "@/lib/forms/rules/named-file";
import { type Reader, reading } from "@/lib/platform/db/client";
import { isUuid } from "@/lib/platform/uuid";
import type { Prisma } from "@/prisma/generated/client";
import type { LinkScope } from "../policy";
import { isWithheld } from "../rules/corrections";
import { findWithheldBefore } from "./correction";

/** The address of a file that its own person sent, for ten to twenty minutes; null where it is none, or withheld from who asks. */
export async function findOwnFile(scope: LinkScope, id: string): Promise<string | null> {
  return reading(async (db) => {
    const { organisationId, registrationId } = scope;
    const answers = await answersOf(db, { organisationId, registrationId }, id, {});
    const before = await findWithheldBefore(db, scope);
    const told = answers.filter(
      ({ answeredAt, fieldVersion: { sensitive } }) =>
        !isWithheld({ sensitive, givenAt: answeredAt }, before),
    );
    return told.length > 0 ? addressOf(db, { organisationId, registrationId }, id) : null;
  });
}

/** The same for who may read the answer at the desk; null for everybody else, also where it is there. */
export async function findFileForDesk(
  scope: EditionScope<"view-registrations">,
  id: string,
): Promise<string | null> {
  return reading(async (db) => {
    const { organisationId, editionId } = scope;
    const of = {
      organisationId,
      registration: { editionId, erasedAt: null, state: { not: "draft" as const } },
    };
    const [answer] = await answersOf(db, of, id, readableVersions(scope));
    return answer ? addressOf(db, { organisationId, registrationId: answer.registrationId }, id) : null;
  });
}

/** The answers that name a file, of those whose wording is in a circle. */
async function answersOf(
  db: Reader,
  of: Prisma.AnswerWhereInput,
  id: string,
  readable: Prisma.FieldVersionWhereInput,
) {
  if (!isUuid(id)) return [];
  const { organisationId } = of;
  const file = await db.answerFile.findFirst({
    where: { organisationId: organisationId as string, id },
    select: { registrationId: true, fieldId: true },
  });
  if (!file) return [];
  const answers = await db.answer.findMany({
    where: {
      AND: [of, { registrationId: file.registrationId }],
      fieldVersion: { AND: [{ fieldId: file.fieldId }, readable] },
    },
    select: {
      ...{ registrationId: true, value: true, answeredAt: true },
      fieldVersion: { select: { sensitive: true } },
    },
  });
  return answers.filter(({ value }) => namedFile(value)?.id === id);
}

async function addressOf(
  db: Reader,
  { organisationId, registrationId }: { organisationId: string; registrationId: string },
  id: string,
): Promise<string | null> {
  const file = await db.answerFile.findFirst({
    where: { organisationId, registrationId, id },
    select: { hash: true, name: true },
  });
  return file && openFor(file.hash, `/files/${file.hash}/${file.name}`, new Date());
}
