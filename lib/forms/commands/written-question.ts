import * as z from "zod/mini";
import { done, refused } from "@/lib/platform/result";
import type { Prisma } from "@/prisma/generated/client";
import type { FieldKind } from "@/prisma/generated/enums";
import { asks } from "../rules/kinds";
import { beginsPage } from "../rules/parts";
import { optionsNeeded, settingsOf } from "../rules/question-fields";
import { ANSWER_DAYS, SENSITIVE_ANSWER_DAYS } from "../rules/retention";
import { mayRunOut } from "../rules/run-out";
import { type Condition, isConditional } from "../rules/visible";
import { conditionOf } from "../rules/written-condition";
import { hasLimit, writtenOptions } from "../rules/written-options";
import { StoredConditionSchema } from "../schema/condition";
import type { QuestionEdit } from "../schema/question";

/** Why a question can't be asked as it is written. */
export type WrittenRefusal =
  | "few-options"
  | "limits"
  | "limits-required"
  | "sensitive-required"
  | "sensitive-limit"
  | "page-condition";

/** What a form says of a question, as its next wording holds it; of what can't be asked so, why. */
export function contentOf(
  kind: FieldKind,
  input: Omit<QuestionEdit, "question" | "version" | "school" | "edition">,
  current: unknown,
  sensitive: boolean,
) {
  const { label, hint, purpose } = input;
  const settings = settingsOf(kind, input);
  const options = writtenOptions(current, optionsNeeded(kind) > 0 ? input.options : {});
  if (options.length < optionsNeeded(kind)) return refused("few-options");
  if (!settings) return refused("limits");
  if (input.required && mayRunOut(kind, options, settings)) return refused("limits-required");
  // Who has to answer does not consent freely.
  if (sensitive && input.required) return refused("sensitive-required");
  // That an option is full would say what others answered.
  if (sensitive && hasLimit(options)) return refused("sensitive-limit");
  const condition = conditionIn(input);
  // A page is there for whoever is asked something on it.
  if (beginsPage({ kind, settings }) && isConditional({ condition })) return refused("page-condition");
  return done({
    ...{ label, hint, purpose, options },
    settings: settings as Prisma.InputJsonObject,
    condition,
    required: input.required && asks(kind),
    retentionDays: input.retentionDays ?? (sensitive ? SENSITIVE_ANSWER_DAYS : ANSWER_DAYS),
  });
}

/** When it is asked, as its form says. */
function conditionIn({ match, clauses }: Pick<QuestionEdit, "match" | "clauses">) {
  const lines = clauses.map(({ says }) => says);
  return z.parse(StoredConditionSchema, conditionOf(match, lines)) as Condition & Prisma.InputJsonObject;
}
