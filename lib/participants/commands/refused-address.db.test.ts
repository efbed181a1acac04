import { expect, test } from "vitest";
import { getOverview } from "@/lib/desk/queries/overview";
import { db } from "@/lib/platform/db/client";
import { correctEmail } from "@/lib/registration/commands/change-registration";
import { APPLICANT_NAMES, type Applicant } from "@/lib/registration/schema/applicant";
import { clearOutbox, mailbox, queueFor } from "@/prisma/factories/messages";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { findRegistrationForDesk } from "../queries/detail";
import { correctRegistration } from "./correct-registration";

async function makeRefused() {
  const { edition } = await makeOpenEdition({ languages: ["en"] });
  const ada = await makeRegistration(edition, await makeCategory(edition), {
    email: mailbox(),
    language: "en",
  });
  await clearOutbox();
  const [message = ""] = await queueFor(edition, [ada], "registration-confirmed");
  await db().outboxMessage.update({
    where: { id: message },
    data: { state: "bounced", failure: "550 EENVELOPE" },
  });
  const scope = await editionScope(edition);
  const panel = async () => (await findRegistrationForDesk(scope, ada.id))?.refused;
  const todos = async () => (await getOverview(scope)).messages.bounced ?? 0;
  const said = Object.fromEntries(APPLICANT_NAMES.map((name) => [name, ada[name]])) as unknown as Applicant;
  return { edition, ada, scope, said, panel, todos, message };
}

test("an address that was refused for good stands at the person until it is corrected; the to-do goes with it", async () => {
  const { ada, scope, said, panel, todos, message } = await makeRefused();
  expect([await panel(), await todos()]).toEqual([true, 1]);
  const correct = (change: object, version: number) =>
    correctRegistration(scope, {
      registration: ada.id,
      version,
      reason: "",
      ...said,
      language: "en",
      ...change,
    });
  // Another name is no other address.
  expect(await correct({ fullName: "Ada Corretta" }, ada.version)).toMatchObject({ ok: true });
  expect([await panel(), await todos()]).toEqual([true, 1]);
  const { version } = await db().registration.findFirstOrThrow({ where: { id: ada.id } });
  expect(await correct({ fullName: "Ada Corretta", email: mailbox("right") }, version)).toMatchObject({
    ok: true,
  });
  expect([await panel(), await todos()]).toEqual([false, 0]);
  expect(await db().outboxMessage.findUnique({ where: { id: message } })).toMatchObject({
    state: "cancelled",
  });
  // The warning to the old address is refused as well: nobody is asked to mend that.
  await db().outboxMessage.updateMany({
    where: { registrationId: ada.id, template: "correction-told" },
    data: { state: "bounced" },
  });
  expect([await panel(), await todos()]).toEqual([false, 0]);
});

test("whoever corrects their own address takes it off the list, too", async () => {
  const { edition, ada, panel, todos } = await makeRefused();
  const own = linkScope({ organisationId: edition.organisationId, editionId: edition.id }, ada.id);
  expect(await correctEmail(own, { email: mailbox("right") })).toMatchObject({ ok: true });
  expect([await panel(), await todos()]).toEqual([false, 0]);
});
