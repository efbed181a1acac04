import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, makeActor } from "@/prisma/testing/scopes";
import { getMailingForm } from "../queries/mailings";
import { saveMailing } from "./mailings";
import { sendMailing } from "./send-mailing";

test("the draft of somebody who left is written on and sent by the team; of two at once one sends it", async () => {
  const { organisation, edition } = await makeOpenEdition({ languages: ["en"] });
  await makeRegistration(edition, await makeCategory(edition));
  const [leaver, ...team] = await Promise.all(
    [1, 2, 3].map(async () => {
      const actor = await makeActor();
      await makeMember(organisation, { loginId: actor.id, role: "editor" });
      return editionScope<"send-messages">(edition, { actor, role: "editor" });
    }),
  );
  const [anna, bruno] = team;
  if (!leaver || !anna || !bruno) throw new Error("Three were made");
  const address = { school: anna.schoolSlug, edition: anna.editionSlug };
  const words = (subject: string) => ({
    ...{ target: "states", audience: ["confirmed" as const], attached: [] },
    ...{ subject: { en: subject }, body: { en: "We meet at nine." } },
  });
  const made = await saveMailing(leaver, { ...address, mailing: null, version: 0, ...words("Begun") });
  if (!made.ok) throw new Error(made.reason);
  const mailing = made.value.mailingId;
  await db().teamMember.updateMany({
    where: { organisationId: organisation.id, loginId: leaver.actor.id },
    data: { removedAt: new Date(), loginId: null },
  });
  expect((await getMailingForm(anna, mailing, null, findMailContexts)).values).toMatchObject({
    "subject.en": "Begun",
  });
  expect(
    await saveMailing(anna, { ...address, mailing, version: 1, ...words("Gone on with") }),
  ).toMatchObject({
    ok: true,
  });
  // Who read what stood before sends nothing that they have not read.
  expect(await sendMailing(bruno, { ...address, mailing, version: 1 })).toMatchObject({
    ...{ ok: false, reason: "conflict" },
  });
  const sent = await Promise.all(
    [anna, bruno].map((one) => sendMailing(one, { ...address, mailing, version: 2 })),
  );
  expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db().outboxMessage.count({ where: { mailingId: mailing } })).toBe(1);
});
