import { randomUUID } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import { emailKey, nameKey } from "@/lib/platform/text";
import { makeCategory, makeQuestion } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import type { Prisma } from "@/prisma/generated/client";
import { words } from "./programme";

const AT_ONCE = 2_000;
const WEEKS = 9;
const COUNTRIES = ["IT", "ES", "FR", "DE", "PT", "PL", "GR", "SI", "BE", "FI", "IE", "RO"];
const SAYABLE = "ACDEFHJKLMNPRTUVWXY3479";

/**
 * An open edition in which so many people have registered over nine weeks: nine of ten confirmed, the others pending,
 * waiting or withdrawn, from twelve countries, each with its mail and its entry of the history, a third with an answer about
 * interpreting and half with one about their diet.
 */
export async function makePeople(people: number) {
  const { organisation, school, edition } = await makeOpenEdition({
    capacity: people,
    title: { en: `${people} people` },
  });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const choices = { kind: "choices" as const };
  const interpreting = await makeQuestion(edition, {
    ...choices,
    key: "interpreting",
    meaning: "interpreting",
  });
  const diet = await makeQuestion(edition, { ...choices, key: "diet", meaning: "diet" });
  const { organisationId } = edition;
  for (let from = 0; from < people; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, people - from) }, (_, index) => from + index);
    const made = numbers.map((number) => ({ number, personId: randomUUID(), id: randomUUID() }));
    await db().person.createMany({
      data: made.map(({ number, personId }) => ({
        organisationId,
        id: personId,
        fullName: nameOf(number),
        nameKey: nameKey(nameOf(number)),
        country: countryOf(number),
      })),
    });
    await db().personEmail.createMany({
      data: made.map(({ number, personId }) => ({
        organisationId,
        personId,
        email: emailOf(number),
        emailKey: emailKey(emailOf(number)),
      })),
    });
    await db().registration.createMany({
      data: made.map(({ number, personId, id }) =>
        registrationOf(number, people, {
          organisationId,
          editionId: edition.id,
          categoryId: category.id,
          personId,
          id,
        }),
      ),
    });
    await db().answer.createMany({
      data: made.flatMap(({ number, id }) => [
        ...(number % 3 === 0
          ? [
              {
                organisationId,
                registrationId: id,
                fieldVersionId: interpreting.id,
                value: [number % 2 ? "it" : "es"],
              },
            ]
          : []),
        ...(number % 2 === 0
          ? [{ organisationId, registrationId: id, fieldVersionId: diet.id, value: ["vegetarian"] }]
          : []),
      ]),
    });
    await tellAll(edition, made);
  }
  // As a server does by itself within a minute: the index of the search sorts in what came new.
  await db().$executeRaw`VACUUM ANALYZE`;
  return { organisation, school, edition, category };
}

/** What registering left behind: an entry of the history and a mail that was sent, for each. */
async function tellAll(
  { organisationId, id: editionId }: { organisationId: string; id: string },
  made: ReadonlyArray<{ number: number; id: string }>,
): Promise<void> {
  const told = made.map(({ number, id }) => ({ number, id, entryId: randomUUID(), messageId: randomUUID() }));
  await db().auditEntry.createMany({
    data: told.map(({ id, entryId }) => ({
      id: entryId,
      organisationId,
      editionId,
      actorKind: "link" as const,
      actorId: id,
      act: "register",
      objectKind: "registration",
      objectId: id,
    })),
  });
  await db().auditValue.createMany({
    data: told.map(({ id, entryId }) => ({
      auditEntryId: entryId,
      field: "state",
      after: "confirmed",
      registrationId: id,
    })),
  });
  await db().outboxMessage.createMany({
    data: told.map(({ number, id, entryId, messageId }) => ({
      organisationId,
      editionId,
      registrationId: id,
      template: "registration-confirmed",
      language: "en",
      recipient: emailOf(number),
      recipientKey: emailOf(number),
      state: "sent" as const,
      sentAt: new Date(),
      messageId: `<${messageId}@example.org>`,
      auditEntryId: entryId,
    })),
  });
}

type Ids = Pick<
  Prisma.RegistrationCreateManyInput,
  "organisationId" | "editionId" | "categoryId" | "personId"
> & { id: string };

function registrationOf(number: number, people: number, ids: Ids): Prisma.RegistrationCreateManyInput {
  const state = number % 10 > 0 ? "confirmed" : (["pending", "waitlisted", "withdrawn"] as const)[number % 3];
  // The places go in the order of coming, most on the first days.
  const part = (number / people) ** 2;
  const at = new Date(Date.now() - (1 - part) * WEEKS * 7 * 86_400_000);
  return {
    ...ids,
    state: state ?? "pending",
    reference: referenceOf(number),
    fullName: nameOf(number),
    nameKey: nameKey(nameOf(number)),
    email: emailOf(number),
    emailKey: emailKey(emailOf(number)),
    affiliation: `Cooperativa ${words(number % 1_000, 2)}`,
    country: countryOf(number),
    language: "en",
    queuePosition: state === "waitlisted" ? number + 1 : null,
    createdAt: at,
    submittedAt: at,
    stateSince: at,
  };
}

const nameOf = (number: number) => `${words(number, 1)} Esempio ${number + 1}`;
const emailOf = (number: number) => `person-${number + 1}@example.org`;
const countryOf = (number: number) => COUNTRIES[(number * number) % COUNTRIES.length] ?? "IT";
const referenceOf = (number: number) =>
  Array.from(
    { length: 6 },
    (_, place) => SAYABLE[Math.floor(number / SAYABLE.length ** place) % SAYABLE.length],
  ).join("");
