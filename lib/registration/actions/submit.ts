"use server";

import { defineAction } from "@/lib/platform/action";
import { LIMITS } from "@/lib/platform/limits";
import { requireDraft } from "../access/draft";
import { privateLinkAddress } from "../access/private-link";
import { submitDraft } from "../commands/submit-draft";
import { SendSchema } from "../schema/draft";

export const sendRegistrationAction = defineAction({
  schema: SendSchema,
  limit: LIMITS.registerPerNetwork,
  gate: (input) => requireDraft(input.locale, input.draft),
  run: submitDraft,
  uncounted: ["field-errors", "changed", "stale", "option-full"],
  after: (sent, _scope, input) => privateLinkAddress(input.locale, sent.registrationId, sent.linkVersion),
});
