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
 * waiting or withdrawn, from twelve countries, a third with an answer about interpreting.
 */
export async function makePeople(people: number) {
  const { organisation, school, edition } = await makeOpenEdition({
    capacity: people,
    title: { en: `${people} people` },
  });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const question = await makeQuestion(edition, {
    key: "interpreting",
    kind: "choices",
    meaning: "interpreting",
  });
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
      data: made
        .filter(({ number }) => number % 3 === 0)
        .map(({ number, id }) => ({
          organisationId,
          registrationId: id,
          fieldVersionId: question.id,
          value: [number % 2 ? "it" : "es"],
        })),
    });
  }
  await db().$executeRaw`ANALYZE`;
  return { organisation, school, edition, category };
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
