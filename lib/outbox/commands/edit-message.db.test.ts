import { expect, test } from "vitest";
import { recordAct } from "@/lib/audit/commands/record";
import { db, transaction } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";
import { getMessage } from "../queries/one-message";
import { OWN_WORDS } from "../rules/own-words";
import { editMessage } from "./edit-message";
import { queueMessage } from "./queue-message";

test("words that were not changed are not the mail's own, and blank is what is said anyway", async () => {
  const { edition } = await makeOpenEdition({ languages: ["en"] });
  const registration = await makeRegistration(edition, await makeCategory(edition), { language: "en" });
  const here = { organisationId: edition.organisationId, editionId: edition.id };
  const message = await transaction(async (tx) => {
    const by = { objectKind: "registration", objectId: registration.id, ...here } as const;
    const auditEntryId = await recordAct(tx, { cause: { kind: "system" }, act: "register", ...by });
    const about = { ...here, registrationId: registration.id, auditEntryId, language: "en" };
    return queueMessage(tx, {
      ...{ ...about, template: "registration-confirmed", parameters: {}, urgency: 1, state: "draft" },
    });
  });
  const scope = await editionScope<"decide-messages">(edition);
  const read = () => getMessage(scope, message, mailSources(), []);
  const edit = async (change: { subject?: string | null; opening?: string | null }) => {
    const { words, version } = await read();
    if (!words) throw new Error("no words");
    const address = { school: scope.schoolSlug, edition: scope.editionSlug };
    await editMessage(scope, { ...address, message, version, ...words, closing: null, ...change });
    const row = await db().outboxMessage.findUniqueOrThrow({ where: { id: message } });
    return (row.parameters as Record<string, unknown>)[OWN_WORDS] ?? null;
  };
  const { words, mail } = await read();
  expect(words?.opening.length).toBeGreaterThan(10);
  expect(await edit({})).toBeNull();
  expect(await edit({ subject: null, opening: null })).toBeNull();
  const own = { subject: "For you", opening: null, closing: null, leftOut: [] };
  expect(await edit({ subject: "For you", opening: words?.opening.replaceAll("\n", "\r\n") ?? "" })).toEqual(
    own,
  );
  expect((await read()).mail).toMatchObject({ subject: "For you", blocks: mail?.blocks });
  // Taken back, it is a mail like all others.
  expect(await edit({ subject: words?.subject ?? "" })).toBeNull();
  expect((await read()).mail).toEqual(mail);
});
