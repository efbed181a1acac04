import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordAct } from "@/lib/audit/commands/record";
import { db, transaction } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { closeMail } from "@/lib/platform/mail/transport";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { MailServer } from "@/prisma/testing/mail-server";
import { mailSources } from "@/prisma/testing/mail-sources";
import { queueMessage } from "../commands/queue-message";
import { dispatchOnce } from "./dispatch";

const noSignIn = mailSources();

const server = new MailServer();
const before = { ...process.env };

beforeEach(async () => {
  await db().outboxMessage.updateMany({
    where: { state: { in: ["queued", "sending"] } },
    data: { state: "cancelled" },
  });
  server.mood = "takes";
  server.taken.length = 0;
});
afterEach(async () => {
  closeMail();
  process.env = { ...before };
  forgetSettings();
});

async function useServer(): Promise<() => Promise<void>> {
  process.env.SMTP_URL = await server.start();
  forgetSettings();
  return () => server.stop();
}

async function queueOne(parameters: { words?: string } = {}, urgency: 0 | 1 | 2 | 3 = 1) {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const registration = await makeRegistration(edition, category, { state: "pending" });
  // Confirmed without the factory's own mail: only the one queued here may leave.
  await db().registration.updateMany({ where: { id: registration.id }, data: { state: "confirmed" } });
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const id = await transaction(async (tx) =>
    queueMessage(tx, {
      template: "registration-confirmed",
      parameters,
      language: "it",
      auditEntryId: await recordAct(tx, {
        cause: { kind: "system" },
        act: "register",
        objectKind: "registration",
        objectId: registration.id,
        ...ids,
      }),
      ...ids,
      registrationId: registration.id,
      urgency,
    }),
  );
  const row = () => db().outboxMessage.findUniqueOrThrow({ where: { id } });
  return { id, row, registration };
}

describe("without a mail server", () => {
  test("a mail becomes one file with text, HTML and the private link, made when it leaves", async () => {
    process.env.CONVIVIO_DATA = mkdtempSync(join(tmpdir(), "convivio-mail-"));
    process.env.DATABASE_URL = before.DATABASE_URL;
    forgetSettings();
    const { row, registration } = await queueOne();
    expect(await dispatchOnce("one", noSignIn)).toBe(1);
    expect((await row()).state).toBe("sent");
    const folder = join(process.env.CONVIVIO_DATA, "mail");
    const [file] = readdirSync(folder);
    const mail = readFileSync(join(folder, file ?? ""), "utf8");
    expect(mail).toContain(`Message-ID: ${(await row()).messageId}`);
    expect(mail).toContain(`To: ${registration.email}`);
    expect(mail).toMatch(/Content-Type: text\/html/);
    expect(mail.replace(/=\r?\n/g, "")).toMatch(/\/it\/r\/[A-Za-z0-9_-]{49}/);
    expect(JSON.stringify((await row()).parameters)).not.toContain("/r/");
  });
});

describe("with a mail server", () => {
  test("many dispatchers at once: every message exactly once, the urgent first", async () => {
    const stop = await useServer();
    const made = [await queueOne({}, 3), await queueOne({}, 2)];
    for (let count = 0; count < 18; count += 1) made.push(await queueOne());
    while ((await Promise.all(["a", "b", "c"].map((name) => dispatchOnce(name, noSignIn)))).some(Boolean));
    const ids = server.taken.map((mail) => /Message-ID: (\S+)/i.exec(mail)?.[1]);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
    const last = ids.slice(-2);
    for (const one of made.slice(0, 2)) expect(last).toContain((await one.row()).messageId);
    await stop();
  });

  test("a refusal for good fails at once, a busy server is tried again later", async () => {
    const stop = await useServer();
    server.mood = "refuses-address";
    const refused = await queueOne();
    await dispatchOnce("one", noSignIn);
    expect(await refused.row()).toMatchObject({ state: "bounced", failure: "550 EENVELOPE", attempts: 1 });
    // A sender that is refused makes nobody's address a bad one.
    server.mood = "refuses-sender";
    const sent = await queueOne();
    await dispatchOnce("one", noSignIn);
    expect(await sent.row()).toMatchObject({ state: "failed", failure: "550 EENVELOPE" });
    server.mood = "busy";
    const busy = await queueOne();
    await dispatchOnce("one", noSignIn);
    const waiting = await busy.row();
    expect(waiting).toMatchObject({ state: "queued", attempts: 1 });
    expect(waiting.nextAt.getTime()).toBeGreaterThan(Date.now() + 30_000);
    expect(waiting.failure).not.toContain("@");
    await stop();
  });

  test("a line that drops after the mail was taken: sent again with the same Message-ID", async () => {
    const stop = await useServer();
    server.mood = "drops-after-data";
    const { row, id } = await queueOne();
    await dispatchOnce("one", noSignIn);
    expect((await row()).state).toBe("queued");
    server.mood = "takes";
    await db().outboxMessage.update({ where: { id }, data: { nextAt: new Date(0) } });
    await dispatchOnce("one", noSignIn);
    expect((await row()).state).toBe("sent");
    const ids = server.taken.map((mail) => /Message-ID: (\S+)/i.exec(mail)?.[1]);
    expect(ids).toEqual([(await row()).messageId, (await row()).messageId]);
    await stop();
  });

  test("a server that hangs up, half closes or is away leaves the message waiting, longer each time", async () => {
    const stop = await useServer();
    const { row, id } = await queueOne();
    const waits: number[] = [];
    const attempt = async () => {
      await db().outboxMessage.update({ where: { id }, data: { nextAt: new Date(0) } });
      const began = Date.now();
      await dispatchOnce("one", noSignIn);
      const { state, nextAt } = await row();
      expect(state).toBe("queued");
      waits.push(nextAt.getTime() - began);
    };
    server.mood = "hangs-up";
    await attempt();
    server.mood = "half-closes";
    await attempt();
    expect(server.taken).toEqual([]);
    await stop();
    await attempt();
    expect(await row()).toMatchObject({ attempts: 3, failure: "ESOCKET" });
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeGreaterThan(30_000);
  });

  test("without room to write the file the message waits, and leaves when there is room", async () => {
    const folder = mkdtempSync(join(tmpdir(), "convivio-mail-"));
    process.env.CONVIVIO_DATA = folder;
    forgetSettings();
    // Not a folder: nothing can be written into it.
    writeFileSync(join(folder, "mail"), "");
    const { row, id } = await queueOne();
    await dispatchOnce("one", noSignIn);
    expect(await row()).toMatchObject({ state: "queued", attempts: 1, failure: expect.stringMatching(/^E/) });
    rmSync(join(folder, "mail"));
    await db().outboxMessage.update({ where: { id }, data: { nextAt: new Date(0) } });
    await dispatchOnce("one", noSignIn);
    expect((await row()).state).toBe("sent");
    expect(readdirSync(join(folder, "mail"))).toHaveLength(1);
  });

  test("a dispatcher that was killed in the middle: another one takes over when its lease ends", async () => {
    const stop = await useServer();
    const { row, id } = await queueOne();
    await db().outboxMessage.update({
      where: { id },
      data: {
        state: "sending",
        leasedBy: "killed",
        leasedUntil: new Date(Date.now() + 60_000),
        attempts: 1,
      },
    });
    expect(await dispatchOnce("other", noSignIn)).toBe(0);
    await db().outboxMessage.update({ where: { id }, data: { leasedUntil: new Date(0) } });
    expect(await dispatchOnce("other", noSignIn)).toBe(1);
    expect(await row()).toMatchObject({ state: "sent", attempts: 2 });
    await stop();
  });

  test("a corrected address: what waits goes to the new one, the old mailbox gets no link", async () => {
    const stop = await useServer();
    const { registration, row } = await queueOne();
    await db().registration.updateMany({
      where: { id: registration.id },
      data: { email: "new@example.org", emailKey: "new@example.org" },
    });
    await dispatchOnce("one", noSignIn);
    const mail = server.taken[0]?.replace(/=\n/g, "") ?? "";
    expect(mail).toContain("To: new@example.org");
    expect(mail).not.toContain(registration.email);
    const { id } = await row();
    await db().outboxMessage.updateMany({
      where: { id },
      data: {
        template: "registration-changed",
        state: "queued",
        recipient: registration.email,
        recipientKey: registration.emailKey,
      },
    });
    await dispatchOnce("one", noSignIn);
    const note = server.taken[1]?.replace(/=\n/g, "") ?? "";
    expect(note).toContain(`To: ${registration.email}`);
    expect(note).not.toMatch(/\/it\/r\//);
    expect(await row()).toMatchObject({ state: "sent", recipient: registration.email });
    await stop();
  });
});
