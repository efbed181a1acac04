import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
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
