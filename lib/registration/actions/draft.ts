"use server";

import type * as z from "zod/mini";
import { defineAction } from "@/lib/platform/action";
import { LARGEST_FILE_FORM } from "@/lib/platform/form-data";
import { addressFrom, LIMITS } from "@/lib/platform/limits";
import { emailKey } from "@/lib/platform/text";
import { draftAddress, requireDraft, requireRegisterForm } from "../access/draft";
import { answerUploads } from "../commands/answer-files";
import { beginDraft, changeYou, saveCooperative, saveEnrolment, savePart } from "../commands/drafts";
import type { DraftScope } from "../policy";
import { getDraft } from "../queries/draft";
import {
  BeginSchema,
  CooperativeSchema,
  DraftAddressSchema,
  EnrolmentSchema,
  QuestionsPageSchema,
  YouSchema,
} from "../schema/draft";

export const beginDraftAction = defineAction({
  schema: BeginSchema,
  limit: LIMITS.registerPerNetwork,
  gate: (input) => requireRegisterForm(input.locale, input.school, input.edition),
  counts: ({ email }, network) => [[LIMITS.registerPerAddress, addressFrom(email, network)]],
  run: beginDraft,
  after: (draft, scope, input) => draftAddress(input.locale, scope.head, draft, "cooperative"),
});

export const changeYouAction = defineAction({
  schema: YouSchema,
  gate: (input) => requireDraft(input.locale, input.draft),
  // Another address gets a mail: it counts as a draft begun for it.
  counts: async ({ email }, network, scope) =>
    emailKey((await getDraft(scope)).email) === emailKey(email)
      ? []
      : [[LIMITS.registerPerAddress, addressFrom(email, network)]],
  run: changeYou,
  after: (draft, scope, input) =>
    draftAddress(input.locale, scope.head, draft, input.check ? "check" : "cooperative"),
});

export const saveCooperativeAction = defineAction({
  schema: CooperativeSchema,
  gate: (input) => requireDraft(input.locale, input.draft),
  run: saveCooperative,
  after: (draft, scope, input) =>
    draftAddress(input.locale, scope.head, draft, input.check ? "check" : "taking-part"),
});

const gate = ({ locale, draft }: z.output<typeof DraftAddressSchema>) => requireDraft(locale, draft);

/** As many bytes as the front door takes for a form with files (server/request-body.mjs). */
const files = {
  largest: LARGEST_FILE_FORM,
  uploads: answerUploads(DraftAddressSchema, gate, (scope: DraftScope) =>
    scope.draft ? { ...scope.head, registrationId: scope.registrationId } : null,
  ),
};

export const saveEnrolmentAction = defineAction({
  ...files,
  schema: EnrolmentSchema,
  gate,
  run: saveEnrolment,
  after: (draft, scope, input) => draftAddress(input.locale, scope.head, draft, draft.page),
});

export const savePartAction = defineAction({
  ...files,
  schema: QuestionsPageSchema,
  gate,
  run: savePart,
  after: (draft, scope, input) => draftAddress(input.locale, scope.head, draft, draft.page),
});
