import * as z from "zod/mini";
import { refused } from "@/lib/platform/result";
import { blockSchema, lineSchema } from "@/lib/platform/text";
import type { FieldKind } from "@/prisma/generated/enums";
import { emailKind, phoneKind, webAddressKind } from "./address-kinds";
import { type AnswerKind, defineKind, readBy, textKind } from "./answer-kind";
import { choiceKind, choicesKind, countryKind, languageKind, yesNoKind } from "./choice-kinds";
import { dateKind, timeKind } from "./date-kinds";
import { fileKind } from "./file-kind";
import { numberKind } from "./number-kind";

/**
 * Every kind of question: what an organiser may set, what is taken, and what is stored of it. The form, a draft that is
 * sent, a later change and the API are judged by these alone. How a kind is drawn stands in
 * components/registration/question-controls.ts, how an answer is told back in tell-answer.ts, what a program may send in
 * app/api/v1/_kinds.ts: none compiles without every kind.
 */
export const KINDS: Record<FieldKind, AnswerKind> = {
  text: textKind(readBy(lineSchema(200))),
  long_text: textKind(readBy(blockSchema(2_000))),
  number: numberKind,
  date: dateKind,
  time: timeKind,
  choice: choiceKind,
  choices: choicesKind,
  yes_no: yesNoKind,
  country: countryKind,
  /** In words: no list of the regions of all countries is both true and short. */
  region: textKind(readBy(lineSchema(100))),
  language: languageKind,
  phone: phoneKind,
  email: emailKind,
  web_address: webAddressKind,
  file: fileKind,
  /** A heading with a text below it: it asks nothing, so that any answer to it is a mistake. It may begin a page. */
  heading: defineKind({
    missing: null,
    settings: z.strictObject({ page: z.optional(z.literal(true)) }),
    judge: () => refused("invalid"),
  }),
};

/** Whether a kind is answered in words, which a table, a program or an organiser could bring for somebody, and others hang on. */
export function isTold(kind: FieldKind): boolean {
  return asks(kind) && kind !== "file";
}

/** Whether a kind asks something. */
export function asks(kind: FieldKind): boolean {
  return KINDS[kind].missing !== null;
}
