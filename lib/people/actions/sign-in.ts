"use server";

import { redirect } from "next/navigation";
import { defineAction } from "@/lib/platform/action";
import { markBrowser, openSession, readBrowser, rememberAsked } from "@/lib/platform/auth/browser";
import { countAgainst, LIMITS } from "@/lib/platform/limits";
import { emailKey } from "@/lib/platform/text";
import { requestSignIn } from "../commands/request-sign-in";
import { signInByCode, signInByLink } from "../commands/sign-in";
import { codePage } from "../rules";
import { CodeSchema, LinkSchema, SignInSchema } from "../schema/sign-in";

export const requestSignInAction = defineAction({
  schema: SignInSchema,
  limit: LIMITS.signInPerNetwork,
  gate: async ({ email }) => {
    await countAgainst(LIMITS.signInPerAddress, emailKey(email));
    return { browserHash: await markBrowser() };
  },
  run: requestSignIn,
  after: async (_made, _browser, { email, language, to }) => {
    await rememberAsked(email);
    redirect(codePage(language, to));
  },
});

export const enterCodeAction = defineAction({
  schema: CodeSchema,
  gate: async ({ email }) => {
    // Also guesses at addresses that never asked: the answer must not tell them apart.
    await countAgainst(LIMITS.codePerAddress, emailKey(email));
    return readBrowser();
  },
  run: signInByCode,
  after: async ({ token, goTo }) => {
    await openSession(token);
    redirect(goTo);
  },
  secret: ["code"],
});

export const followLinkAction = defineAction({
  schema: LinkSchema,
  gate: readBrowser,
  run: signInByLink,
  after: async ({ token, goTo }) => {
    await openSession(token);
    redirect(goTo);
  },
  secret: ["token"],
});
