"use server";

import { defineAction } from "@/lib/platform/action";
import { LIMITS } from "@/lib/platform/limits";
import { requireSpeakerLink } from "../access";
import { replyToSession } from "../commands/reply";
import { OwnReplySchema } from "../schema";

export const replyToSessionAction = defineAction({
  schema: OwnReplySchema,
  gate: (input) => requireSpeakerLink(input.token),
  counts: (_input, _network, scope) => [[LIMITS.speakerPerLink, scope.speakerId]],
  run: replyToSession,
  after: (_value, _scope, input) => `/${input.locale}/speak/${input.token}?saved=${input.session}`,
});
