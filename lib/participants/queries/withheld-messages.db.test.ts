import { expect, test } from "vitest";
import { saveMailing } from "@/lib/audiences/commands/mailings";
import { sendMailing } from "@/lib/audiences/commands/send-mailing";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { findRegistrationForDesk } from "./detail";

test("the panel shows no message that tells what its reader may not read", async () => {
  const { edition } = await makeOpenEdition({ languages: ["en"] });
  const diet = await makeQuestion(edition, {}, { sensitive: true });
  const { id } = await makeRegistration(edition, await makeCategory(edition));
  const { organisationId } = edition;
  await db().answer.create({
    data: { organisationId, registrationId: id, fieldVersionId: diet.id, value: "x" },
  });
  const owner = await editionScope(edition);
  const address = { school: owner.schoolSlug, edition: owner.editionSlug };
  const saved = await saveMailing(owner, {
    ...{ ...address, mailing: null, version: 0, audience: [], attached: [] },
    ...{ target: `set:answer:${diet.fieldId}.is.x`, subject: { en: "Lunch" }, body: { en: "Lunch" } },
  });
  if (!saved.ok) throw new Error(saved.reason);
  await sendMailing(owner, { ...address, mailing: saved.value.mailingId, version: 1 });
  const seen = async (scope: typeof owner) =>
    (await findRegistrationForDesk(scope, id))?.messages.map(({ template }) => template);
  const all = await seen(owner);
  expect(all).toContain("mailing");
  expect(await seen({ ...owner, role: "viewer" } as typeof owner)).toEqual(
    all?.filter((template) => template !== "mailing"),
  );
});
