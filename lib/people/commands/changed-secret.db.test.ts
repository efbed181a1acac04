import { afterEach, expect, test, vi } from "vitest";
import { keepSession } from "@/lib/access/commands";
import { findSession } from "@/lib/access/queries";
import { findProof, withProof } from "@/lib/platform/auth/known-browser";
import { db } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { linkToken, secretHashes } from "@/lib/platform/secrets";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { address, askedFrom, browser, signedIn, wrongCode } from "../fixtures/sign-in";
import { findSignInLink } from "../queries/sign-in-link";
import { signInByCode, signInByLink } from "./sign-in";

const BEFORE = process.env.APP_SECRET ?? "";
const AFTER = "aT3vq0Zk9mYw2LrX7cN5uHs8eJd1BfGpQoVi4xKy";

/** What an operator does: a new secret, the old one named beside it, or not. */
function change(previous: string | null): void {
  vi.stubEnv("APP_SECRET", AFTER);
  vi.stubEnv("APP_SECRET_PREVIOUS", previous ?? "");
  forgetSettings();
}

afterEach(() => {
  vi.unstubAllEnvs();
  forgetSettings();
});

/** A browser as it is known by its raw mark, whose hash depends on the secret. */
function known(mark: string, earlierToken: string | null = null) {
  const [browserHash = "", formerHash] = secretHashes(mark);
  return { browserHash, formerHash, earlierToken };
}

test("a private link mailed before the change of the secret opens while the old one is named, and not after", async () => {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const { id, linkVersion } = await makeRegistration(edition, category);
  const mailed = linkToken("private-link", id, linkVersion);
  change(BEFORE);
  expect(linkToken("private-link", id, linkVersion)).not.toBe(mailed);
  expect(await requirePrivateLink(mailed)).toMatchObject({ registrationId: id });
  await db().registration.updateMany({ where: { id }, data: { linkVersion: linkVersion + 1 } });
  await expect(requirePrivateLink(mailed), "revoked").rejects.toThrow("not-found");
  await db().registration.updateMany({ where: { id }, data: { linkVersion } });
  change(null);
  await expect(requirePrivateLink(mailed)).rejects.toThrow("not-found");
});

test("who is signed in stays so, and still is when the old secret is gone", async () => {
  const [seen, unseen] = [await signedIn(address()), await signedIn(address())];
  change(BEFORE);
  const found = await findSession(seen);
  expect(found).toMatchObject({ seenLongAgo: true });
  expect(await findSession(unseen)).not.toBeNull();
  await keepSession(found?.loginSessionId ?? "", seen);
  expect(await findSession(seen)).toMatchObject({ seenLongAgo: false });
  change(null);
  expect(await findSession(seen)).not.toBeNull();
  expect(await findSession(unseen)).toBeNull();
});

test("a session is ended by the next sign-in of its browser, also across the change", async () => {
  const earlier = await signedIn(address());
  change(BEFORE);
  const email = address();
  const { code } = await askedFrom(browser(), email);
  const signIn = { email, code, to: "", language: "it" as const };
  expect(await signInByCode(known("mark", earlier), signIn)).toMatchObject({ ok: true });
  expect(await findSession(earlier)).toBeNull();
});

test("a sign-in link that is on its way works in the browser that asked for it, and in no other", async () => {
  const email = address();
  const { token } = await askedFrom(known("mine"), email);
  const link = { token, language: "it" as const };
  change(BEFORE);
  expect(await findSignInLink(token)).not.toBeNull();
  expect(await signInByLink(known("theirs"), link)).toMatchObject({ reason: "other-browser" });
  expect(await signInByLink(known("mine"), link)).toMatchObject({ ok: true });
  expect(await signInByLink(known("mine"), link), "once").toMatchObject({ reason: "gone" });
});

test("a code that is on its way works once, and a wrong one costs one guess, not two", async () => {
  const email = address();
  const { code } = await askedFrom(browser(), email);
  change(BEFORE);
  const signIn = { email, code, to: "", language: "it" as const };
  await signInByCode(browser(), { ...signIn, code: wrongCode(code) });
  expect(await db().signInToken.findFirst({ where: { emailKey: email } })).toMatchObject({ guesses: 1 });
  expect(await signInByCode(browser(), signIn)).toMatchObject({ ok: true });
  expect(await signInByCode(browser(), signIn)).toMatchObject({ ok: false });
});

test("a browser that has proven an address stays known to it while the old secret is named", () => {
  const proof = withProof(undefined, "ada@example.org", new Date());
  change(BEFORE);
  expect(findProof(proof, "ada@example.org", new Date())).not.toBeNull();
  expect(findProof(proof, "eve@example.org", new Date())).toBeNull();
  change(null);
  expect(findProof(proof, "ada@example.org", new Date())).toBeNull();
});

test("without the old secret named, nothing of before signs anybody in", async () => {
  const email = address();
  const { code, token } = await askedFrom(known("mine"), email);
  change(null);
  expect(await signInByLink(known("mine"), { token, language: "it" })).toMatchObject({ reason: "gone" });
  const signIn = { email, code, to: "", language: "it" as const };
  expect(await signInByCode(browser(), signIn)).toMatchObject({ reason: "wrong-code" });
});
