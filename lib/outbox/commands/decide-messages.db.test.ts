import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { recordAct } from "@/lib/audit/commands/record";
import { db } from "@/lib/platform/db/client";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { decideMessages } from "./decide-messages";
import { queueMessage } from "./queue-message";

async function makePlace() {
  const { edition } = await makeOpenEdition();
  return { edition, scope: await editionScope(edition) };
}

test("drafts leave or are discarded once; another edition's stay", async () => {
  const one = await makePlace();
  const other = await makePlace();
  const draft = ({ edition }: typeof one) =>
    db().$transaction(async (tx) =>
      queueMessage(tx, {
        template: "schedule-changed",
        parameters: { releaseName: "Second", changes: "Moved" },
        language: "en",
        recipient: "ada@example.org",
        auditEntryId: await recordAct(tx, {
          cause: { kind: "system" },
          act: "release",
          objectKind: "release",
          objectId: null,
          organisationId: edition.organisationId,
        }),
        organisationId: edition.organisationId,
        editionId: edition.id,
        personId: randomUUID(),
        state: "draft",
      }),
    );
  await draft(one);
  const foreign = await draft(other);
  expect(await decideMessages(one.scope, { decision: "send", message: foreign })).toEqual({
    ok: false,
    reason: "nothing-left",
  });
  expect(await decideMessages(one.scope, { decision: "send", message: null })).toEqual({
    ok: true,
    value: { count: 1 },
  });
  expect((await decideMessages(one.scope, { decision: "discard", message: null })).ok).toBe(false);
  const kept = await db().outboxMessage.findUniqueOrThrow({ where: { id: foreign } });
  expect(kept.state).toBe("draft");
});
