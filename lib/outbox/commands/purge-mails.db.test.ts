import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { issueSignInLink } from "@/lib/people/commands/issue-sign-in-link";
import { requestSignIn } from "@/lib/people/commands/request-sign-in";
import { address, browser, letMinutesPass } from "@/lib/people/fixtures/sign-in";
import { db } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { mailSources } from "@/prisma/testing/mail-sources";
import { dispatchOnce } from "../jobs/dispatch";
import { purgeSignInMails } from "./purge-mails";

test("a mail to sign in stays while its link works and for an hour, then its row and file go", async () => {
  const folder = mkdtempSync(join(tmpdir(), "convivio-purged-"));
  process.env.CONVIVIO_DATA = folder;
  forgetSettings();
  await db().outboxMessage.updateMany({ where: { state: "queued" }, data: { state: "cancelled" } });
  const email = address();
  expect((await requestSignIn(browser(), { email, language: "it", to: "" })).ok).toBe(true);
  await dispatchOnce("one", mailSources(issueSignInLink));
  const { id, messageId } = await db().outboxMessage.findFirstOrThrow({ where: { recipient: email } });
  const file = join(folder, "mail", `${messageId.split("@")[0]?.replace("<", "")}.eml`);
  const isHeld = async () => [await db().outboxMessage.count({ where: { id } }), existsSync(file)];
  const purged = async () => {
    await purgeSignInMails();
    return isHeld();
  };
  const left = (minutes: number) => db().$executeRaw`
    UPDATE outbox_message SET sent_at = clock_timestamp() - make_interval(mins => ${minutes}::int)
    WHERE id = ${id}::uuid`;
  expect(await isHeld()).toEqual([1, true]);
  await left(61);
  expect(await purged(), "its link works").toEqual([1, true]);
  await letMinutesPass(email, 11);
  await left(59);
  expect(await purged(), "it left within the hour").toEqual([1, true]);
  await left(61);
  expect(await purged()).toEqual([0, false]);
});
