import { describe, expect, test } from "vitest";
import { proveAddress } from "@/lib/platform/auth/prove-address";
import { findSession } from "@/lib/platform/auth/session";
import { makeSignInLink } from "./mint-sign-in";
import { signInLedger } from "./sign-in-ledger";

const browser = { browserHash: null, earlierToken: null, language: "it" };
const address = () => `login-${crypto.randomUUID().slice(0, 8)}@example.org`;
const tokenOf = (link: string) => link.split("/").at(-1) ?? "";

describe("a link", () => {
  test("makes the login and a session at its first use, and nothing at its second", async () => {
    const email = address();
    const { link, known } = await makeSignInLink({ email, to: "/it/organise" });
    expect(known).toBe(false);
    const signedIn = await proveAddress(signInLedger(browser), email, tokenOf(link));
    expect(signedIn).toMatchObject({ redirectTo: "/it/organise" });
    expect(await findSession(signedIn?.token ?? "")).toMatchObject({
      loginId: signedIn?.loginId,
      emailKeys: [email],
      language: "it",
    });
    expect(await proveAddress(signInLedger(browser), email, tokenOf(link))).toBeNull();
  });
});
