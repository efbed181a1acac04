import { isSettled, type Phase } from "@/lib/editions/rules/phases";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import type { Condition } from "@/lib/forms/rules/visible";
import type { StoredOption } from "@/lib/forms/rules/written-options";
import type { AnswerReaders, FieldKind } from "@/prisma/generated/enums";
import type { ShownQuestion } from "../schema/totals";
import type { CountedPattern } from "./counted";
import { safeGroups } from "./small-groups";
import { knownValues } from "./total-lines";

/** One wording of a question. */
export interface Wording {
  id: string;
  label: unknown;
  options: readonly StoredOption[];
  settings: unknown;
  condition: Condition;
  /** Who may read what was answered to it. */
  readers: AnswerReaders;
}

/** Of a question what decides about what is told of it to whoever may not read the answers. */
export interface Withheld {
  fieldId: string;
  key: string;
  kind: FieldKind;
  /** Whether it is asked by link, after registration. */
  later: boolean;
  /** Who may read its answers now. */
  readers: AnswerReaders;
  /** Of all wordings, the newest first. */
  options: readonly StoredOption[];
  /** The newest first. */
  wordings: readonly Wording[];
}

/** Why totals are not shown yet; they are shown once and for good, so not while people come one by one or wait for a decision. */
export function notShownYet(phase: Phase, undecided: boolean): "open" | "undecided" | null {
  if (isSettled(phase) || phase === "running") return null;
  if (phase !== "closed") return "open";
  return undecided ? "undecided" : null;
}

/** Not everybody at the desk may read what was answered to a wording. */
const isWithheld = (wording: Pick<Wording, "readers">, question: Pick<Withheld, "readers">) =>
  wording.readers !== "desk" || question.readers !== "desk";

/**
 * Whether it depends on answers that not everybody may read that a question is asked: how many answered it would tell how many
 * gave those.
 */
export function hangsOnWithheld(asked: Pick<Withheld, "wordings">, form: readonly Withheld[]): boolean {
  const withheld = new Set(
    form
      .filter((question) => question.wordings.some((wording) => isWithheld(wording, question)))
      .map(({ key }) => key),
  );
  return asked.wordings.some(({ condition: { clauses = [] } }) =>
    clauses.some((clause) => clause.about === "answer" && withheld.has(clause.question)),
  );
}

const choiceOf = ({ options, settings }: Wording) =>
  JSON.stringify([options.map(({ value }) => value), settings]);

/**
 * What is shown of a form to whoever may not read the answers, now and ever after: of every question at the same moment, since
 * two moments would tell what those said who came or went between them; also of those that everybody may read yet.
 * @param patterns what those who hold a place answered
 */
export function totalsToShow(
  form: readonly Withheld[],
  patterns: ReadonlyMap<string, readonly CountedPattern[]>,
  phase: Phase,
): ShownQuestion[] {
  return form.flatMap((question) => {
    const { fieldId, kind, options, wordings, later } = question;
    const [newest] = wordings;
    const known = knownValues(kind, options);
    // What is asked later is answered one by one until the end.
    if (!newest || !known || (later && !isSettled(phase)) || hangsOnWithheld(question, form)) return [];
    // Who was asked something else could not have chosen the same: only those who had the same choice are counted.
    const alike = wordings.filter((one) => choiceOf(one) === choiceOf(newest));
    // What everybody reads one by one hides nobody among it.
    const hidden = alike.filter((one) => isWithheld(one, question));
    const counted = new Set((hidden.length > 0 ? hidden : alike).map(({ id }) => id));
    const rows = (patterns.get(fieldId) ?? []).filter(({ versionId }) => counted.has(versionId));
    const groups = safeGroups(
      kind === "yes_no" ? known : newest.options.map(({ value }) => value),
      rows.map(({ value, count }) => ({ values: answerTexts(value), count })),
    );
    const written = (groups ?? []).map(({ values, count }) => ({ values: [...values], count }));
    return [{ field: fieldId, version: newest.id, groups: written }];
  });
}
