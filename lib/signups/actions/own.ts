"use server";

import { defineAction } from "@/lib/platform/action";
import { LIMITS } from "@/lib/platform/limits";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { leaveSession, signUp } from "../commands/sign-up";
import { LeaveSessionSchema, SignUpSchema } from "../schema";

/** At the session, and at another address than before: to the same one with a place in it a browser only scrolls. */
const pageOf = (
  { locale, token, session }: { locale: string; token: string; session: number },
  did: "signed" | "left",
) => `/${locale}/r/${token}/sessions?${did}=${session}#session-${session}`;

export const signUpAction = defineAction({
  schema: SignUpSchema,
  gate: (input) => requirePrivateLink(input.token),
  counts: (_input, _network, scope) => [[LIMITS.signUpsPerLink, scope.registrationId]],
  run: signUp,
  after: (_value, _scope, input) => pageOf(input, "signed"),
});

export const leaveSessionAction = defineAction({
  schema: LeaveSessionSchema,
  gate: (input) => requirePrivateLink(input.token),
  counts: (_input, _network, scope) => [[LIMITS.signUpsPerLink, scope.registrationId]],
  run: leaveSession,
  after: (_value, _scope, input) => pageOf(input, "left"),
});
