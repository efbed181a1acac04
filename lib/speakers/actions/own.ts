"use server";

import { defineAction } from "@/lib/platform/action";
import { LIMITS } from "@/lib/platform/limits";
import { requireSpeakerLink } from "../access";
import { editOwnTexts } from "../commands/edit-own-texts";
import { replyToSession } from "../commands/reply";
import { OwnReplySchema, OwnTextsSchema } from "../schema";

export const replyToSessionAction = defineAction({
  schema: OwnReplySchema,
  gate: (input) => requireSpeakerLink(input.token),
  counts: (_input, _network, scope) => [[LIMITS.speakerPerLink, scope.speakerId]],
  run: replyToSession,
  after: (_value, _scope, input) => `/${input.locale}/speak/${input.token}?saved=${input.session}`,
});

export const editOwnTextsAction = defineAction({
  schema: OwnTextsSchema,
  gate: (input) => requireSpeakerLink(input.token),
  counts: (_input, _network, scope) => [[LIMITS.speakerPerLink, scope.speakerId]],
  run: editOwnTexts,
  after: (_value, _scope, input) => `/${input.locale}/speak/${input.token}?saved=texts#texts`,
});
