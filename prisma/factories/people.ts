import { type MovedRows, PARTING_HOURS } from "@/lib/people/rules/moved-rows";
import { db, type Reader } from "@/lib/platform/db/client";
import { emailKey, nameKey } from "@/lib/platform/text";
import type { Prisma } from "@/prisma/generated/client";
import { type Choice, unique } from "./choice";

/** A person with one address, `email` or a new one. */
export async function makePerson(
  organisation: { id: string },
  choice: Choice<Prisma.PersonUncheckedCreateInput> & { email?: string } = {},
  reader: Reader = db(),
) {
  const { email = `person-${unique()}@example.org`, ...columns } = choice;
  const organisationId = organisation.id;
  const fullName = columns.fullName ?? `Ada Esempio ${unique()}`;
  const person = await reader.person.create({
    data: { country: "IT", ...columns, fullName, nameKey: nameKey(fullName), organisationId },
  });
  await reader.personEmail.create({
    data: { organisationId, personId: person.id, email, emailKey: emailKey(email) },
  });
  return { ...person, email };
}

/** A record that was joined with a person's, of which nothing followed; they can be parted. */
export async function makeMerge(organisation: { id: string }, keptId: string) {
  const organisationId = organisation.id;
  const words = { fullName: "Ida Esempio", nameKey: "ida esempio", language: "en" };
  const person = { ...words, affiliationId: null, country: null, loginId: null };
  const none = { added: [], pairs: [], speakers: [], doubled: [], values: [], messages: [], ended: [] };
  const moved = { person, emails: [], registrations: [], ...none } satisfies MovedRows;
  const gone = await db().person.create({
    data: { organisationId, fullName: "", nameKey: "", mergedIntoId: keptId },
  });
  const mergedAt = new Date();
  const finalAt = new Date(mergedAt.getTime() + PARTING_HOURS * 3_600_000);
  return db().personMerge.create({
    data: { organisationId, keptId, goneId: gone.id, mergedAt, finalAt, moved },
  });
}

/** A sign-in with a proven address. */
export async function makeLogin(choice: { email?: string; name?: string; administrator?: boolean } = {}) {
  const email = choice.email ?? `login-${unique()}@example.org`;
  const login = await db().login.create({
    data: {
      name: choice.name ?? "Ada Esempio",
      administratorSince: choice.administrator ? new Date() : null,
      emails: { create: { email, emailKey: emailKey(email) } },
    },
  });
  return { ...login, email };
}

/** A role in an organisation, accepted; an owner unless said otherwise. Makes the login when none is given. */
export async function makeMember(
  organisation: { id: string },
  choice: Choice<Prisma.TeamMemberUncheckedCreateInput> & { login?: { id: string; email: string } } = {},
) {
  const { login: given, ...columns } = choice;
  const login = given ?? (await makeLogin());
  const member = await db().teamMember.create({
    data: {
      role: "owner",
      acceptedAt: new Date(),
      email: login.email,
      emailKey: emailKey(login.email),
      loginId: login.id,
      ...columns,
      organisationId: organisation.id,
    },
  });
  return { ...member, login };
}
