"use server";

import { editionAction } from "@/lib/access/access";
import { answerFor } from "../commands/answer-for";
import { AnswerForSchema } from "../schema/answer-for";

export const answerForAction = editionAction(
  "change-registration",
  AnswerForSchema,
  (scope, { school: _school, edition: _edition, locale: _locale, ...input }) => answerFor(scope, input),
  {
    after: ({ registration, saved }, { schoolSlug, editionSlug }, { locale }) =>
      `/${locale}/organise/${schoolSlug}/${editionSlug}/registrations?open=${registration}&saved=${saved}`,
  },
);
