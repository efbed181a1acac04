"use server";

import { redirect } from "next/navigation";
import { defineAction } from "@/lib/platform/action";
import { openSession, readBrowser } from "@/lib/platform/auth/browser";
import { signInByLink } from "../commands/sign-in";
import { LinkSchema } from "../schema/sign-in";

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
