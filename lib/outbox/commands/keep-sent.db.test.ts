import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, inject, test, vi } from "vitest";
import type { Role } from "@/lib/access/policy";
import { recordAct } from "@/lib/audit/commands/record";
import { db, transaction } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { mailbox } from "@/prisma/factories/messages";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { dispatchOnce } from "../jobs/dispatch";
import { listOutboxForDesk } from "../queries/desk-outbox";
import { emptyMessages } from "./empty-messages";
import { keepSent } from "./keep-sent";
import { leaseMails } from "./lease-messages";
import { mailboxHash } from "./lock-mailbox";
import { queueMessage } from "./queue-message";

const noSignIn = mailSources();
let folder: string;

const SAID = { subject: "You have a place", text: "Hello", attached: [] };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "convivio-kept-"));
  process.env.CONVIVIO_DATA = folder;
  forgetSettings();
});

async function makeQueued() {
  await db().outboxMessage.updateMany({ where: { state: "queued" }, data: { state: "cancelled" } });
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const registration = await makeRegistration(edition, category, { state: "confirmed" });
  const { organisationId, id: registrationId } = registration;
  const erase = () => eraseRegistration(linkScope({ organisationId, editionId: edition.id }, registrationId));
  const rows = () => db().outboxMessage.findMany({ where: { registrationId } });
  const desk = async (role: Role = "owner") => {
    const scope = await editionScope(edition, { role });
    const { rows: shown } = await listOutboxForDesk(scope, null, { page: 1 }, mailSources(), []);
    return shown.map(({ recipient, mail }) => `${recipient} ${JSON.stringify(mail)}`);
  };
  return { registration, erase, rows, desk };
}

test("a row that waits holds no name and no address; the desk shows the mail as it would leave", async () => {
  const { registration, rows, desk } = await makeQueued();
  expect(await rows()).toMatchObject([{ state: "queued", parameters: {}, recipient: "", recipientKey: "" }]);
  const [shown = ""] = await desk();
  for (const words of [registration.email, registration.fullName, registration.reference ?? "?"])
    expect(shown).toContain(words);
});

test("whoever runs the installation sees that there is a mail and to whom, and not what it says", async () => {
  const { registration, desk } = await makeQueued();
  for (const role of ["owner", "editor", "viewer"] as const)
    expect((await desk(role))[0]).toContain(registration.fullName);
  await dispatchOnce("one", noSignIn);
  expect(await desk("administrator")).toEqual([`${registration.email} null`]);
});

test("once a mail has left, the row shows it as it was, until its person is erased", async () => {
  const { registration, erase, rows, desk } = await makeQueued();
  await dispatchOnce("one", noSignIn);
  const { id, fullName, email } = registration;
  await db().registration.updateMany({
    where: { id },
    data: { fullName: "Somebody Else", email: "new@x.org" },
  });
  expect(await rows()).toMatchObject([{ state: "sent", recipient: email, parameters: { fullName } }]);
  const [shown = ""] = await desk();
  expect(shown).toContain(fullName);
  expect(shown).toContain(email);
  expect(readdirSync(join(folder, "mail"))).toHaveLength(1);
  await erase();
  expect(await rows()).toMatchObject([
    { state: "sent", recipient: "", recipientKey: "", parameters: {}, said: null },
  ]);
  expect(readdirSync(join(folder, "mail"))).toEqual([]);
});

test("erased while the mail was on its way: the row keeps nothing, and the file goes", async () => {
  const { registration, erase, rows } = await makeQueued();
  const { fullName, email } = registration;
  const [[message] = []] = await leaseMails("one", 10);
  if (!message) throw new Error("nothing was queued");
  await erase();
  mkdirSync(join(folder, "mail"), { recursive: true });
  writeFileSync(join(folder, "mail", `${message.id}.eml`), email);
  await keepSent([[{ message, filled: { parameters: { fullName }, recipient: email }, said: SAID }]], "one");
  expect(await rows()).toMatchObject([
    { state: "sent", recipient: "", recipientKey: "", parameters: {}, said: null },
  ]);
  expect(readdirSync(join(folder, "mail"))).toEqual([]);
});

test.runIf(inject("engine") === "server")(
  "an erasure that is not through is waited for, and then nothing is kept, in a statement that began before it",
  async () => {
    const { registration, rows } = await makeQueued();
    const { fullName, email, id } = registration;
    const [[message] = []] = await leaseMails("one", 10);
    if (!message) throw new Error("nothing was queued");
    const waiting = () => db().$queryRaw<Array<{ one: number }>>`
      SELECT 1 AS one FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%WITH sent AS%'`;
    let keeping = Promise.resolve();
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM registration WHERE id = ${id}::uuid FOR UPDATE`;
      keeping = keepSent(
        [[{ message, filled: { parameters: { fullName }, recipient: email }, said: SAID }]],
        "one",
      );
      await vi.waitUntil(async () => (await waiting()).length === 1, { timeout: 10_000 });
      // Registration and message are changed behind the back of a statement that has begun.
      await tx.registration.updateMany({ where: { id }, data: { erasedAt: new Date() } });
      await emptyMessages(tx, { id: message.id });
    });
    await keeping;
    expect(await rows()).toMatchObject([{ state: "sent", recipient: "", recipientKey: "", parameters: {} }]);
  },
);

test("a speaker's mail goes to the address of the programme and counts for it; off the programme, nothing is kept", async () => {
  await db().outboxMessage.updateMany({ where: { state: "queued" }, data: { state: "cancelled" } });
  const { edition } = await makeOpenEdition();
  const { organisationId, id: editionId } = edition;
  const email = mailbox("speaker");
  const { personId } = await makeSpeaker(edition, { email });
  const id = await transaction(async (tx) =>
    queueMessage(tx, {
      template: "schedule-changed",
      parameters: { releaseName: "Second", changes: "Moved: Soup" },
      language: "en",
      auditEntryId: await recordAct(tx, {
        cause: { kind: "system" },
        act: "release",
        objectKind: "release",
        objectId: null,
        organisationId,
      }),
      ...{ organisationId, editionId, personId },
    }),
  );
  const [[message] = []] = await leaseMails("one", 10);
  if (!message) throw new Error("nothing was queued");
  expect(message).toMatchObject({ id, mailbox: mailboxHash(email) });
  const filled = { parameters: message.parameters, recipient: email };
  await db().speaker.deleteMany({ where: { organisationId, editionId } });
  await keepSent([[{ message, filled, said: SAID }]], "one");
  expect(await db().outboxMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ state: "sent", recipient: "", recipientKey: "", parameters: {} },
  });
});
