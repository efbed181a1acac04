import { randomInt } from "node:crypto";
import { recordAct } from "@/lib/audit/commands/record";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { db, type Reader, transaction } from "@/lib/platform/db/client";
import { emailKey, nameKey } from "@/lib/platform/text";
import type { Prisma } from "@/prisma/generated/client";
import { type Choice, inEdition, type Owned, unique } from "./choice";
import { makePerson } from "./people";

const DAY_MS = 86_400_000;

/** A number of places beside the root quota. */
export async function makeQuota(edition: Owned, choice: Choice<Prisma.QuotaUncheckedCreateInput> = {}) {
  return db().quota.create({
    data: { capacity: 10, name: { en: "Example quota" }, ...choice, ...inEdition(edition) },
  });
}

/** A public category. `quotaIds` say which quotas it counts against; without them it stands outside the capacity. */
export async function makeCategory(
  edition: Owned,
  choice: Choice<Prisma.CategoryUncheckedCreateInput> & { quotaIds?: string[] } = {},
) {
  const { quotaIds = [], ...columns } = choice;
  const order = await db().category.count({ where: inEdition(edition) });
  const category = await db().category.create({
    data: {
      slug: `category-${unique()}`,
      name: { en: "Member cooperator" },
      order,
      ...columns,
      ...inEdition(edition),
    },
  });
  await db().categoryQuota.createMany({
    data: quotaIds.map((quotaId) => ({
      organisationId: edition.organisationId,
      categoryId: category.id,
      quotaId,
    })),
  });
  return category;
}

/** A question with the first version of it; a text that means nothing to the software, and not sensitive, unless said otherwise. */
export async function makeQuestion(
  edition: Owned,
  choice: Choice<Prisma.FieldUncheckedCreateInput> = {},
  version: Partial<Prisma.FieldVersionUncheckedCreateInput> = {},
) {
  const order = await db().field.count({ where: inEdition(edition) });
  const readers = version.readers ?? (version.sensitive ? "trusted" : "desk");
  const field = await db().field.create({
    data: { key: `question-${unique()}`, kind: "text", order, readers, ...choice, ...inEdition(edition) },
  });
  return db().fieldVersion.create({
    data: {
      number: 1,
      label: { en: "Which train do you take?" },
      readers,
      ...version,
      organisationId: edition.organisationId,
      fieldId: field.id,
    },
  });
}

const SAYABLE = "ACDEFHJKLMNPRTUVWXY3479";

/** Six characters nobody confuses when reading them aloud. */
export function makeReference(): string {
  return Array.from({ length: 6 }, () => SAYABLE[randomInt(SAYABLE.length)]).join("");
}

const CAUSES: Partial<Record<string, "registration-confirmed" | "registration-waitlisted">> = {
  confirmed: "registration-confirmed",
  waitlisted: "registration-waitlisted",
};

/**
 * A registration, confirmed unless said otherwise, with everything a real one has: person, reference, audit entry,
 * message, and on the list a queue position. It decides nothing: the caller minds the quotas.
 */
export async function makeRegistration(
  edition: Owned,
  category: { id: string } | null,
  choice: Choice<Prisma.RegistrationUncheckedCreateInput> = {},
) {
  const { organisationId } = edition;
  const state = choice.state ?? "confirmed";
  const fullName = choice.fullName ?? `Ada Esempio ${unique()}`;
  const email = choice.email ?? `participant-${unique()}@example.org`;
  const language = choice.language ?? "en";
  return transaction(async (tx) => {
    const sent = state !== "draft";
    const person =
      sent && !choice.personId ? await makePerson({ id: organisationId }, { fullName, email }, tx) : null;
    const registration = await tx.registration.create({
      data: {
        country: "IT",
        ...(sent ? { submittedAt: new Date(), reference: makeReference() } : {}),
        ...(person ? { personId: person.id } : {}),
        ...(state === "draft" ? { expiresAt: new Date(Date.now() + 14 * DAY_MS) } : {}),
        ...(state === "waitlisted" || state === "offered"
          ? { queuePosition: await nextQueuePosition(edition, tx) }
          : {}),
        categoryId: category?.id ?? null,
        ...choice,
        ...inEdition(edition),
        state,
        language,
        fullName,
        nameKey: nameKey(fullName),
        email,
        emailKey: emailKey(email),
      },
    });
    const template = CAUSES[state];
    if (template) {
      const auditEntryId = await recordAct(tx, {
        cause: { kind: "link", id: registration.id },
        act: "register",
        objectKind: "registration",
        objectId: registration.id,
        organisationId,
        editionId: edition.id,
      });
      await queueMessage(tx, {
        template,
        parameters: {},
        language,
        auditEntryId,
        organisationId,
        editionId: edition.id,
        registrationId: registration.id,
      });
    }
    return registration;
  });
}

/** That an organiser gave a registration its address; before, it had `email`. Nobody has said yet that it is the same person's. */
export async function makeCorrection(
  registration: { organisationId: string; editionId: string; id: string; email: string },
  choice: Choice<Prisma.CorrectionUncheckedCreateInput> = {},
  email = `before-${unique()}@example.org`,
) {
  const { organisationId, editionId, id: registrationId } = registration;
  return transaction(async (tx) => {
    const auditEntryId = await recordAct(tx, {
      ...{ cause: { kind: "command" }, act: "correct-registration", objectKind: "registration" },
      ...{ objectId: registrationId, organisationId, editionId },
      values: [{ field: "email", before: email, after: registration.email, registrationId }],
    });
    return tx.correction.create({
      data: {
        openUntil: new Date(Date.now() + 7 * DAY_MS),
        ...choice,
        ...{ organisationId, registrationId, auditEntryId },
      },
    });
  });
}

async function nextQueuePosition(edition: Owned, tx: Reader): Promise<number> {
  const [root] = await tx.quota.updateManyAndReturn({
    where: { ...inEdition(edition), root: true },
    data: { lastQueuePosition: { increment: 1 } },
    select: { lastQueuePosition: true },
  });
  if (!root) throw new Error("The edition has no root quota");
  return root.lastQueuePosition;
}
