import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { isAppError } from "@/lib/platform/errors";
import { address, browser, letMinutesPass, signedIn } from "../fixtures/sign-in";
import { mintSignIn } from "./mint-sign-in";
import { requestSignIn } from "./request-sign-in";
import { signInByCode, signInByLink } from "./sign-in";

/** Asks, and lets the mail leave when one was made. @returns its secrets; null without a mail of its own */
async function ask(email: string, from: { browserHash: string }, proof: string | null = null) {
  try {
    const asked = await requestSignIn({ ...from, proof }, { email, language: "it", to: "" });
    if (!asked.ok) throw new Error("Asking was refused");
    const { request } = asked.value;
    const row = await db().signInToken.findUniqueOrThrow({ where: { id: request } });
    if (row.joinedToId || row.tokenHash) return null;
    const minted = await mintSignIn(request, "it");
    if (!minted) throw new Error("Nothing to send");
    return { code: minted.code, token: minted.link.split("/").at(-1) ?? "" };
  } catch (error) {
    if (isAppError(error) && error.code === "too-fast") return null;
    throw error;
  }
}

const mailsTo = (email: string) =>
  db().outboxMessage.count({ where: { template: "sign-in", recipientKey: email } });

test("the owner signs in while strangers ask for her address all the time, and gets twelve mails an hour at most", async () => {
  const email = address();
  const mine = browser();
  // A browser known to the address has signed in with it before; that mail is not of this hour.
  await signedIn(email, mine);
  const before = await mailsTo(email);
  for (let minute = 0; minute < 60; minute += 1) {
    for (let stranger = 0; stranger < 3; stranger += 1) await ask(email, browser());
    if (minute % 20 === 3) {
      const mail = await ask(email, mine, "proven");
      expect(await signInByLink(mine, { token: mail?.token ?? "", language: "it" })).toMatchObject({
        ok: true,
      });
    }
    if (minute % 20 === 12) {
      const mail = await ask(email, mine, "proven");
      const typed = { email, code: mail?.code ?? "", to: "", language: "it" as const };
      expect(await signInByCode(browser(), typed)).toMatchObject({ ok: true });
    }
    await letMinutesPass(email, 1);
  }
  expect((await mailsTo(email)) - before).toBeLessThanOrEqual(12);
}, 60_000);

test("an hour of strangers alone makes six mails", async () => {
  const email = address();
  for (let minute = 0; minute < 59; minute += 1) {
    await ask(email, browser());
    await letMinutesPass(email, 1);
  }
  expect(await mailsTo(email)).toBe(6);
}, 60_000);

test("a stranger's browser joins the living mail, and its link works there; another browser's does not", async () => {
  const email = address();
  const mail = await ask(email, browser());
  const joined = browser();
  expect(await ask(email, joined)).toBeNull();
  expect(await mailsTo(email)).toBe(1);
  const link = { token: mail?.token ?? "", language: "it" as const };
  expect(await signInByLink(browser(), link)).toMatchObject({ reason: "other-browser" });
  expect(await signInByLink(joined, link)).toMatchObject({ ok: true });
});
