"use server";

import { redirect } from "next/navigation";
import { getActor, requireLogin } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { closeSession, forgetProofs } from "@/lib/platform/auth/browser";
import { forgetLogin } from "../commands/forget-login";
import { signOut, signOutEverywhere } from "../commands/sign-out";
import { ForgetSchema, SignOutSchema } from "../schema/sign-in";

export const signOutAction = defineAction({
  schema: SignOutSchema,
  gate: getActor,
  run: signOut,
  after: async (_value, _actor, { language }) => {
    await closeSession();
    redirect(`/${language}`);
  },
});

export const signOutEverywhereAction = defineAction({
  schema: SignOutSchema,
  gate: requireLogin,
  run: signOutEverywhere,
  after: async (_value, _actor, { language }) => {
    await closeSession();
    redirect(`/${language}`);
  },
});

export const forgetLoginAction = defineAction({
  schema: ForgetSchema,
  gate: requireLogin,
  run: forgetLogin,
  after: async (_value, _actor, { language }) => {
    await closeSession();
    await forgetProofs();
    redirect(`/${language}`);
  },
});
