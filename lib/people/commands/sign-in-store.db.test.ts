import { expect, test } from "vitest";
import { codeSecret, signInHash } from "@/lib/platform/auth/sign-in-hash";
import { db } from "@/lib/platform/db/client";
import { address, askedFrom, browser } from "../fixtures/sign-in";
import { signInStore } from "./sign-in-store";

/** The last door of a sign-in, which must hold by itself: between the look at a link and its use time goes by. */
const take = (email: string, mark: string | null, secret: string) =>
  signInStore({ browserHash: mark, earlierToken: null, language: "it" }).takeProof(email, [
    signInHash(secret),
  ]);

test("a link is taken by the browser that asked, once, while it lives", async () => {
  const email = address();
  const { token } = await askedFrom(browser("mine"), email);
  expect(await take(email, "another", token)).toBeNull();
  expect(await take(email, null, token)).toBeNull();
  expect(await take(address(), "mine", token)).toBeNull();
  expect(await take(email, "mine", token)).toEqual({ redirectTo: "" });
  expect(await take(email, "mine", token)).toBeNull();
});

test("a link and a code whose time is over are taken by nobody", async () => {
  const email = address();
  const { token, code, request } = await askedFrom(browser("mine"), email);
  await db().$executeRaw`
    UPDATE sign_in_token SET expires_at = clock_timestamp() - interval '1 millisecond' WHERE id = ${request}::uuid`;
  expect(await take(email, "mine", token)).toBeNull();
  expect(await take(email, "mine", codeSecret(code))).toBeNull();
});
