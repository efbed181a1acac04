"use server";

import { redirect } from "next/navigation";
import { defineAction } from "@/lib/platform/action";
import { markBrowser, openSession, readBrowser, readProof, rememberAsked } from "@/lib/platform/auth/browser";
import { addressFrom, LIMITS } from "@/lib/platform/limits";
import { requestSignIn } from "../commands/request-sign-in";
import { signInByCode, signInByLink } from "../commands/sign-in";
import { codePage } from "../rules";
import { CodeSchema, LinkSchema, SignInSchema } from "../schema/sign-in";

export const requestSignInAction = defineAction({
  schema: SignInSchema,
  gate: async ({ email }) => ({ browserHash: await markBrowser(), proof: await readProof(email) }),
  // A browser that has proven the address counts alone: nobody else, not in its own network either, can use that up.
  counts: ({ email }, network, { proof }) =>
    proof
      ? [[LIMITS.signInPerAddress, addressFrom(email, proof)]]
      : [
          [LIMITS.signInPerNetwork, network],
          [LIMITS.signInPerAddress, addressFrom(email, network)],
        ],
  run: requestSignIn,
  after: async (_made, _browser, { email, language, to }) => {
    await rememberAsked(email);
    redirect(codePage(language, to));
  },
});

export const enterCodeAction = defineAction({
  schema: CodeSchema,
  gate: async ({ email }) => ({ ...(await readBrowser()), proof: await readProof(email) }),
  // Also guesses at addresses that never asked: the answer must not tell them apart. What a code bears in all is counted
  // beside the code.
  counts: ({ email }, network, { proof }) => [[LIMITS.codePerAddress, addressFrom(email, proof ?? network)]],
  run: signInByCode,
  after: async ({ token, email, goTo }) => {
    await openSession(token, email);
    redirect(goTo);
  },
  secret: ["code"],
});

export const followLinkAction = defineAction({
  schema: LinkSchema,
  gate: readBrowser,
  run: signInByLink,
  after: async ({ token, email, goTo }) => {
    await openSession(token, email);
    redirect(goTo);
  },
  secret: ["token"],
});
