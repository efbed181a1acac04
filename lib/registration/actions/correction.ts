"use server";

import { defineAction } from "@/lib/platform/action";
import { requireCorrectionLink } from "../access/correction-link";
import { confirmCorrection, takeBackCorrection } from "../commands/end-correction";
import { SelfServiceActSchema } from "../schema/self-service";

const backToPage = (_value: null, _scope: unknown, input: { locale: string; token: string }) =>
  `/${input.locale}/r/corrected/${input.token}`;

export const takeBackCorrectionAction = defineAction({
  schema: SelfServiceActSchema,
  gate: (input) => requireCorrectionLink(input.token),
  run: takeBackCorrection,
  after: backToPage,
});

export const confirmCorrectionAction = defineAction({
  schema: SelfServiceActSchema,
  gate: (input) => requireCorrectionLink(input.token),
  run: confirmCorrection,
  after: backToPage,
});
