import { expect, test } from "vitest";
import { recordAct } from "@/lib/audit/commands/record";
import { db, transaction } from "@/lib/platform/db/client";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { makeCategory, makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";
import { queueMessage } from "../commands/queue-message";
import { listOutboxForDesk } from "./desk-outbox";
import { getMailWording } from "./mail-wordings";
import { getMessage } from "./one-message";

/** Somebody with a place who chose an option that has places of its own, in an answer that few may read, and the mail that tells them. */
async function makeWaiting() {
  const { edition } = await makeOpenEdition({ languages: ["en"], dates: ["2027-05-06"], city: "Gorizia" });
  const registration = await makeRegistration(edition, await makeCategory(edition), { language: "en" });
  const here = { organisationId: edition.organisationId, editionId: edition.id };
  const options = [{ value: "lift", label: { en: "A room by the lift" }, limit: 3 }];
  const room = await makeQuestion(edition, { kind: "choice" }, { sensitive: true, options });
  await db().answer.create({
    data: {
      organisationId: edition.organisationId,
      ...{ registrationId: registration.id, fieldVersionId: room.id, value: "lift" },
    },
  });
  const id = await transaction(async (tx) => {
    const by = { objectKind: "registration", objectId: registration.id, ...here } as const;
    const auditEntryId = await recordAct(tx, { cause: { kind: "system" }, act: "register", ...by });
    const about = { ...here, registrationId: registration.id, auditEntryId, language: "en" };
    return queueMessage(tx, {
      ...{ ...about, template: "registration-confirmed", parameters: {}, urgency: 1, state: "draft" },
    });
  });
  return { edition, registration, id };
}

test("a mail of ours that waits reads as it leaves, with its day and place, and without what few may read", async () => {
  const { edition, registration, id } = await makeWaiting();
  const one = await getMessage(await editionScope<"decide-messages">(edition), id, mailSources(), []);
  const viewer = await editionScope<"view-outbox">(edition);
  const { rows } = await listOutboxForDesk(viewer, "draft", { page: 1 }, mailSources(), []);
  const wording = await getMailWording(viewer, "registration-confirmed", registration.id, findMailContexts);
  const shown = { one: one.mail, listed: rows[0]?.mail, worded: wording?.previews[0]?.mail };
  for (const [where, mail] of Object.entries(shown)) {
    const text = JSON.stringify(mail);
    expect([where, text.includes("6 May 2027"), text.includes("Gorizia")]).toEqual([where, true, true]);
    expect(mail?.blocks.some(({ kind }) => kind === "ticket")).toBe(true);
    expect([where, text.includes("lift"), text.includes("[a choice]")]).toEqual([where, false, true]);
  }
  expect(shown.listed).toEqual(shown.one);
});
