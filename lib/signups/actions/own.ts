"use server";

import { defineAction } from "@/lib/platform/action";
import { LIMITS } from "@/lib/platform/limits";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { leaveSession, signUp } from "../commands/sign-up";
import { LeaveSessionSchema, SignUpSchema } from "../schema";

const pageOf = ({ locale, token, session }: { locale: string; token: string; session: number }) =>
  `/${locale}/r/${token}/sessions?of=${session}#session-${session}`;

export const signUpAction = defineAction({
  schema: SignUpSchema,
  gate: (input) => requirePrivateLink(input.token),
  counts: (_input, _network, scope) => [[LIMITS.signUpsPerLink, scope.registrationId]],
  run: signUp,
  after: (_value, _scope, input) => pageOf(input),
});

export const leaveSessionAction = defineAction({
  schema: LeaveSessionSchema,
  gate: (input) => requirePrivateLink(input.token),
  counts: (_input, _network, scope) => [[LIMITS.signUpsPerLink, scope.registrationId]],
  run: leaveSession,
  after: (_value, _scope, input) => pageOf(input),
});
