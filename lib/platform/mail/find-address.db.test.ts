import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { domainToASCII } from "node:url";
import { expect, test } from "vitest";
import { makeLogin } from "@/prisma/factories/people";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { db } from "../db/client";
import { mailFolder } from "../paths";
import { findAddress } from "./find-address";

test("an address is found in every table and file that holds it, and one that ends alike is not", async () => {
  const mark = randomBytes(5).toString("hex");
  const email = `ana${mark}@example.org`;
  const { edition } = await makeOpenEdition();
  await makeRegistration(edition, await makeCategory(edition), { email });
  const { organisationId } = edition;
  const role = { organisationId, role: "viewer" as const };
  await db().teamMember.create({ data: { ...role, email, emailKey: email, removedAt: new Date() } });
  await db().teamMember.create({ data: { ...role, email: `h${email}`, emailKey: `h${email}` } });
  await db().signInToken.create({ data: { emailKey: email, expiresAt: new Date() } });
  mkdirSync(mailFolder(), { recursive: true });
  writeFileSync(`${mailFolder()}/${mark}.eml`, `To: ${email.slice(0, 6)}=\r\n${email.slice(6)}\r\n`);
  expect(Object.fromEntries(await findAddress(email))).toEqual({
    person_email: 1,
    registration: 1,
    sign_in_token: 1,
    team_member: 1,
    "files of mails": 1,
  });
});

test("each way in which an address is held is found: words of messages, old values, invitations, drafts, files", async () => {
  const mark = randomBytes(5).toString("hex");
  // Capitals and accents as people type them; databases know small letters of ASCII only.
  const email = `José${mark}@Café-${mark}.example`;
  const small = email.toLowerCase();
  const { edition } = await makeOpenEdition();
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const cause = await db().auditEntry.create({
    data: { ...ids, actorKind: "system", act: "correct-email", objectKind: "registration" },
  });
  const plant: Record<string, () => Promise<unknown>> = {
    outbox_message: () =>
      db().outboxMessage.create({
        data: {
          ...ids,
          template: "mailing",
          parameters: { subject: "Ask her", body: `Write to ${email}.` },
          language: "en",
          recipient: "somebody@example.org",
          recipientKey: "somebody@example.org",
          state: "sent",
          auditEntryId: cause.id,
          messageId: mark,
        },
      }),
    audit_value: () =>
      db().auditValue.create({ data: { auditEntryId: cause.id, field: "email", before: email } }),
    registration: () =>
      db().registration.create({
        data: {
          ...ids,
          state: "draft",
          expiresAt: new Date(Date.now() + 86_400_000),
          fullName: "",
          nameKey: "",
          email: "",
          emailKey: "",
          language: "en",
          draft: { you: { email } },
        },
      }),
    team_member: () =>
      db().teamMember.create({
        data: { organisationId: ids.organisationId, role: "viewer", email, emailKey: "x" },
      }),
    speaker: () => makeSpeaker(edition, { email }),
    practice: () =>
      db().practice.create({
        data: {
          organisationId: ids.organisationId,
          schoolId: edition.schoolId,
          number: 1,
          title: { en: "x" },
          contact: email,
        },
      }),
    login_email: async () => {
      const login = await makeLogin();
      await db().loginEmail.create({ data: { loginId: login.id, email, emailKey: `${mark}@key.example` } });
    },
    idempotency_key: () =>
      db().idempotencyKey.create({
        data: { scope: mark, key: mark, requestHash: mark, response: { told: email } },
      }),
  };
  mkdirSync(mailFolder(), { recursive: true });
  const file = (name: string, text: string) => writeFileSync(`${mailFolder()}/${mark}-${name}.eml`, text);
  file("base64", `To: x@example.org\r\n\r\n${Buffer.from(`For ${small}.`).toString("base64")}\r\n`);
  file("header", `Subject: =?utf-8?B?${Buffer.from(email).toString("base64")}?=\r\n\r\nHello\r\n`);
  file("idn", `To: jos\u00e9${mark}@${domainToASCII(`café-${mark}.example`)}\r\n\r\nHello\r\n`);
  for (const [table, way] of Object.entries(plant)) {
    const before = (await findAddress(email)).get(table) ?? 0;
    await way();
    expect((await findAddress(email)).get(table) ?? 0, table).toBe(before + 1);
  }
  expect((await findAddress(email)).get("files of mails")).toBe(3);
});
