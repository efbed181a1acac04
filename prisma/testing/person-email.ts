import { db } from "@/lib/platform/db/client";

/** The person of a registration with its address, as the way in makes them. */
export async function makePersonEmail(row: {
  organisationId: string;
  personId: string | null;
  fullName: string;
  nameKey: string;
  email: string;
  emailKey: string;
}): Promise<void> {
  const { organisationId, personId, fullName, nameKey, email, emailKey } = row;
  if (!personId) throw new Error("The registration has no person");
  await db().person.updateMany({ where: { organisationId, id: personId }, data: { fullName, nameKey } });
  const key = { organisationId_personId_emailKey: { organisationId, personId, emailKey } };
  await db().personEmail.upsert({
    where: key,
    create: { organisationId, personId, email, emailKey },
    update: {},
  });
}
