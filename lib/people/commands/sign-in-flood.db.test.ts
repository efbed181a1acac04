import { describe, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { isAppError } from "@/lib/platform/errors";
import { withoutNamedLocks } from "@/prisma/testing/without-locks";
import { address, browser, letMinutesPass } from "../fixtures/sign-in";
import { issueSignInLink } from "./issue-sign-in-link";
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
    const issued = await issueSignInLink(request, "it");
    if (!issued) throw new Error("Nothing to send");
    return { code: issued.code, token: issued.link.split("/").at(-1) ?? "" };
  } catch (error) {
    if (isAppError(error) && error.code === "too-fast") return null;
    throw error;
  }
}

const mailsTo = (email: string) =>
  db().outboxMessage.count({ where: { template: "sign-in", recipientKey: email } });

test("an address proven in the middle of a flood, and signed in with all the time, gets twelve mails an hour at most", async () => {
  const email = address();
  const mine = browser();
  let living = "";
  let signedIn = 0;
  for (let minute = 0; minute < 60; minute += 1) {
    for (let stranger = 0; stranger < 3; stranger += 1)
      living = (await ask(email, browser()))?.token ?? living;
    if (minute === 3) {
      // Her browser is a stranger's until now: it may use the mail that lives, and makes the login.
      expect(await ask(email, mine)).toBeNull();
      const proven = await signInByLink(mine, { token: living, language: "it" });
      expect(proven).toMatchObject({ ok: true });
    } else if (minute % 6 === 3) {
      const mail = await ask(email, mine, "proven");
      const byCode = minute % 12 === 3 && mail;
      const done = byCode
        ? await signInByCode(browser(), { email, code: mail.code, to: "", language: "it" })
        : await signInByLink(mine, { token: mail?.token ?? "", language: "it" });
      if (done.ok) signedIn += 1;
    }
    await letMinutesPass(email, 1);
  }
  expect(signedIn).toBe(6);
  expect(await mailsTo(email)).toBeLessThanOrEqual(12);
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

/** @returns how many mails came of two hundred requests at once */
async function askAtOnce(proof: string | null): Promise<number> {
  const email = address();
  await Promise.all(
    Array.from({ length: 200 }, () =>
      requestSignIn({ ...browser(), proof }, { email, language: "it", to: "" }).catch((error) => {
        if (!isAppError(error) || error.code !== "too-fast") throw error;
      }),
    ),
  );
  return mailsTo(email);
}

describe("two hundred requests at once", () => {
  test("of strangers make one mail, of browsers that know the address six", async () => {
    expect(await askAtOnce(null)).toBe(1);
    expect(await askAtOnce("proven")).toBe(6);
  }, 60_000);

  test.runIf(inject("engine") === "server")(
    "make more without the lock on the mailbox",
    async () => {
      expect(await withoutNamedLocks(() => askAtOnce(null))).toBeGreaterThan(1);
      expect(await withoutNamedLocks(() => askAtOnce("proven"))).toBeGreaterThan(6);
    },
    60_000,
  );
});
