import { afterEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { address, askedFrom, browser, countSessions, wrongCode } from "../fixtures/sign-in";
import { findSignInLink } from "../queries/sign-in-link";
import { MOST_GUESSES } from "../rules";
import { issueSignInLink, makeSignInLink } from "./issue-sign-in-link";
import { requestSignIn } from "./request-sign-in";
import { signInByCode, signInByLink } from "./sign-in";

const many = <Value>(count: number, work: (index: number) => Promise<Value>) =>
  Promise.all(Array.from({ length: count }, (_unused, index) => work(index)));
const link = (token: string) => ({ token, language: "it" as const });
const typed = (email: string, code: string, to = "") => ({ email, code, to, language: "it" as const });

afterEach(() => vi.useRealTimers());

describe("a link", () => {
  test("signs in once, however many press it at once", async () => {
    const email = address();
    const mine = browser();
    const { token } = await askedFrom(mine, email, "/it/organise/milan");
    const results = await many(50, () => signInByLink(mine, link(token)));
    const winners = results.filter((result) => result.ok);
    expect(winners).toMatchObject([{ value: { goTo: "/it/organise/milan" } }]);
    expect(results.filter((result) => !result.ok && result.reason === "gone")).toHaveLength(49);
    expect(await countSessions(email)).toBe(1);
  });

  test("is not used up by looking at it", async () => {
    const mine = browser();
    const { token } = await askedFrom(mine, address());
    await many(5, () => findSignInLink(token));
    expect(await signInByLink(mine, link(token))).toMatchObject({ ok: true });
    expect(await findSignInLink(token)).toBeNull();
  });

  test("works only in the browser that asked, and another one does not spoil it", async () => {
    const mine = browser();
    const { token } = await askedFrom(mine, address());
    const other = { ok: false, reason: "other-browser" };
    expect(await signInByLink(browser(), link(token))).toMatchObject(other);
    expect(await signInByLink({ browserHash: null, earlierToken: null }, link(token))).toMatchObject(other);
    expect(await signInByLink(mine, link(token))).toMatchObject({ ok: true });
  });

  test("of the operator works in any browser, once, and is in the audit", async () => {
    const email = address();
    const made = await makeSignInLink({ email, to: "https://evil.example" });
    expect(made.known).toBe(false);
    const token = made.link.split("/").at(-1) ?? "";
    expect(await signInByLink(browser(), link(token))).toMatchObject({ value: { goTo: "/it/me" } });
    expect(await signInByLink(browser(), link(token))).toMatchObject({ reason: "gone" });
    const { loginId } = await db().loginEmail.findUniqueOrThrow({ where: { emailKey: email } });
    expect((await makeSignInLink({ email })).known).toBe(true);
    const entries = { act: "make-sign-in-link", objectId: loginId, actorKind: "command" } as const;
    expect(await db().auditEntry.count({ where: entries })).toBe(1);
  });

  test.each(["", "x", "a".repeat(43), "%00", "../../me", "A".repeat(5000), "' OR 1=1 --"])(
    "that nobody made (%j) opens nothing",
    async (token) => {
      expect(await signInByLink(browser(), link(token))).toMatchObject({ reason: "gone" });
    },
  );
});

describe("a code", () => {
  test("signs in once in another browser, however often it is sent at once", async () => {
    const email = address();
    const { code } = await askedFrom(browser(), email);
    const results = await many(50, () => signInByCode(browser(), typed(email, code)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await countSessions(email)).toBe(1);
  });

  test("dies after ten wrong guesses, also when fifty come at once", async () => {
    const email = address();
    const { code, token, request } = await askedFrom(browser("mine"), email);
    const guesses = await many(50, (index) =>
      signInByCode(browser(), typed(email, wrongCode(code, index + 1))),
    );
    expect(guesses.filter((result) => result.ok)).toHaveLength(0);
    expect(await db().signInToken.findUnique({ where: { id: request } })).toMatchObject({
      guesses: MOST_GUESSES,
    });
    expect(await signInByCode(browser(), typed(email, code))).toMatchObject({ reason: "wrong-code" });
    // Whoever guesses does not lock the owner out: the link still works.
    expect(await signInByLink(browser("mine"), link(token))).toMatchObject({ ok: true });
  });

  test("is accepted as the tenth guess", async () => {
    const email = address();
    const { code } = await askedFrom(browser(), email);
    for (let guess = 1; guess < MOST_GUESSES; guess += 1)
      await signInByCode(browser(), typed(email, wrongCode(code, guess)));
    expect(await signInByCode(browser(), typed(email, code))).toMatchObject({ ok: true });
  });

  test("counts only from the newest mail: every mail would be one more number to hit", async () => {
    const email = address();
    const first = await askedFrom(browser("mine"), email);
    const second = await askedFrom(browser("mine"), email);
    if (first.code !== second.code)
      expect(await signInByCode(browser(), typed(email, first.code))).toMatchObject({ ok: false });
    expect(await signInByCode(browser(), typed(email, second.code))).toMatchObject({ ok: true });
  });

  test("opens only its own address", async () => {
    const [mine, theirs] = [address(), address()];
    const { code } = await askedFrom(browser(), mine);
    expect(await signInByCode(browser(), typed(theirs, code))).toMatchObject({ reason: "wrong-code" });
    expect(await signInByCode(browser(), typed(mine.toUpperCase(), code))).toMatchObject({ ok: true });
  });

  test("is never taken for a link, nor a link for a code", async () => {
    const email = address();
    const { code, token } = await askedFrom(browser("mine"), email);
    expect(await signInByLink(browser("mine"), link(`code:${code}`))).toMatchObject({ reason: "gone" });
    expect(await signInByCode(browser("mine"), typed(email, token))).toMatchObject({ ok: false });
  });
});

describe("time", () => {
  const expire = (request: string) =>
    db().$executeRaw`
      UPDATE sign_in_token SET expires_at = clock_timestamp() - interval '1 millisecond' WHERE id = ${request}::uuid`;

  test("ends links and codes", async () => {
    const email = address();
    const { token, code, request } = await askedFrom(browser("mine"), email);
    await expire(request);
    expect(await findSignInLink(token)).toBeNull();
    expect(await signInByLink(browser("mine"), link(token))).toMatchObject({ reason: "gone" });
    expect(await signInByCode(browser("mine"), typed(email, code))).toMatchObject({ reason: "wrong-code" });
    expect(await issueSignInLink(request, "it")).toBeNull();
  });

  test.each([-2, 2])("is the database's: a web server %d days off changes nothing", async (days) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + days * 86_400_000 });
    const email = address();
    const { token } = await askedFrom(browser("mine"), email);
    expect(await signInByLink(browser("mine"), link(token))).toMatchObject({ ok: true });
    const { code } = await askedFrom(browser("mine"), email);
    expect(await signInByCode(browser(), typed(email, code))).toMatchObject({ ok: true });
    const { request, token: late } = await askedFrom(browser("mine"), email);
    await expire(request);
    expect(await signInByLink(browser("mine"), link(late))).toMatchObject({ reason: "gone" });
  });
});

describe("asking", () => {
  test("leaves the same rows for known and unknown addresses, and no secret in any of them", async () => {
    const known = address();
    await db().login.create({ data: { emails: { create: { email: known, emailKey: known } } } });
    const rows = [];
    for (const email of [known, address()]) {
      const { link: href, code, token, request } = await askedFrom(browser("mine"), email, "/it/me");
      const row = await db().signInToken.findUniqueOrThrow({ where: { id: request } });
      const messages = await db().outboxMessage.findMany({ where: { recipientKey: email } });
      const stored = JSON.stringify([row, messages]);
      for (const secret of [href, code, token]) expect(stored).not.toContain(`"${secret}"`);
      expect(stored).not.toContain(token);
      rows.push({
        token: Object.keys(row).sort(),
        messages: messages.map(({ template, parameters, language, state, urgency }) => ({
          template,
          keys: Object.keys(parameters as object),
          language,
          state,
          urgency,
        })),
      });
    }
    expect(rows[0]).toEqual(rows[1]);
    expect(rows[0]?.messages).toEqual([
      { template: "sign-in", keys: ["request"], language: "it", state: "queued", urgency: 0 },
    ]);
  });

  test("sends to the folded address: a look-alike mailbox never gets the link of somebody's login", async () => {
    const email = address();
    const lookAlike = email.replace("login", "LOGI\uff4e");
    const asked = await requestSignIn({ browserHash: "mine" }, { email: lookAlike, language: "it", to: "" });
    expect(asked.ok).toBe(true);
    expect(await db().outboxMessage.findFirst({ where: { recipientKey: email } })).toMatchObject({
      recipient: email,
    });
  });

  test("a mail sent again carries a new link; the one that may be lost does not count any more", async () => {
    const email = address();
    const first = await askedFrom(browser("mine"), email);
    const again = await issueSignInLink(first.request, "it");
    expect(await findSignInLink(first.token)).toBeNull();
    const token = again?.link.split("/").at(-1) ?? "";
    expect(await signInByLink(browser("mine"), link(token))).toMatchObject({ ok: true });
  });
});
