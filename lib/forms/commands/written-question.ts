import * as z from "zod/mini";
import { done, refused } from "@/lib/platform/result";
import { isWider } from "@/prisma/enums/readers";
import type { Prisma } from "@/prisma/generated/client";
import type { AnswerReaders, FieldKind, FieldMeaning } from "@/prisma/generated/enums";
import { asks } from "../rules/kinds";
import { beginsPage } from "../rules/parts";
import { optionsNeeded, settingsOf } from "../rules/question-fields";
import type { UsualDays } from "../rules/retention";
import { mayRunOut } from "../rules/run-out";
import { type Condition, isConditional } from "../rules/visible";
import { conditionOf } from "../rules/written-condition";
import { areAlike, hasLimit, writtenOptions } from "../rules/written-options";
import { StoredConditionSchema } from "../schema/condition";
import type { QuestionEdit } from "../schema/question";

/** Why a question can't be asked as it is written. */
export type WrittenRefusal =
  | "few-options"
  | "alike-options"
  | "limits"
  | "limits-required"
  | "sensitive-required"
  | "sensitive-limit"
  | "readers-limit"
  | "page-condition";

/** A question as it stands before an edit. */
interface Current {
  kind: FieldKind;
  meaning: FieldMeaning | null;
  sensitive: boolean;
  options: unknown;
  /** Null: it is asked of nobody yet. */
  readers: AnswerReaders | null;
}

/** What a question is before it is asked. */
export const UNASKED = { meaning: null, options: [], readers: null } satisfies Partial<Current>;

/**
 * What a form says of a question, as its next wording holds it; of what can't be asked so, why.
 * @param usual how long answers are kept where it says nothing
 */
export function contentOf(
  input: Omit<QuestionEdit, "question" | "version" | "school" | "edition">,
  current: Current,
  usual: UsualDays,
) {
  const { kind, sensitive } = current;
  const { label, hint, purpose } = input;
  const settings = settingsOf(kind, input);
  const options = writtenOptions(current.options, optionsNeeded(kind) > 0 ? input.options : {});
  if (options.length < optionsNeeded(kind)) return refused("few-options");
  if (areAlike(options)) return refused("alike-options");
  if (!settings) return refused("limits");
  if (input.required && mayRunOut(kind, options, settings)) return refused("limits-required");
  // Who has to answer does not consent freely.
  if (sensitive && input.required) return refused("sensitive-required");
  // That an option is full would say what others answered.
  if (sensitive && hasLimit(options)) return refused("sensitive-limit");
  const readers = asks(kind) ? readersOf(input.readers, current) : "desk";
  if (readers !== "desk" && hasLimit(options)) return refused("readers-limit");
  const condition = conditionIn(input);
  // A page is there for whoever is asked something on it.
  if (beginsPage({ kind, settings }) && isConditional({ condition })) return refused("page-condition");
  return done({
    ...{ label, hint, purpose, options },
    settings: settings as Prisma.InputJsonObject,
    condition,
    readers,
    required: input.required && asks(kind),
    retentionDays: input.retentionDays ?? (sensitive ? usual.sensitiveAnswerDays : usual.answerDays),
  });
}

/**
 * Who may read what is answered to it from now on. Of what the software understands it follows from that; sensitive answers
 * are never for everybody.
 */
function readersOf(said: AnswerReaders | null, { meaning, sensitive, readers }: Current): AnswerReaders {
  const least = sensitive ? "trusted" : "desk";
  if (meaning !== null) return readers ?? least;
  const wanted = said ?? readers ?? least;
  return isWider(wanted, least) ? least : wanted;
}

/** When it is asked, as its form says. */
function conditionIn({ match, clauses }: Pick<QuestionEdit, "match" | "clauses">) {
  const lines = clauses.map(({ says }) => says);
  return z.parse(StoredConditionSchema, conditionOf(match, lines)) as Condition & Prisma.InputJsonObject;
}
