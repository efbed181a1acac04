"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { wordsOf } from "@/components/forms/controls";
import { type Typed, useFormContext } from "@/components/forms/form-context";
import {
  type Circumstances,
  type Conditional,
  isConditional,
  visibleQuestions,
} from "@/lib/forms/rules/visible";
import styles from "./registration.module.css";

/** What a form with conditional questions knows besides its fields. */
export interface OnCondition {
  /** How somebody takes part, where this form does not ask it. */
  fixed: Partial<Circumstances>;
  /** Said aloud when questions appear, and when some go. */
  words: { more: string; fewer: string };
}

interface ConditionalQuestionsProps<Question extends Conditional> extends OnCondition {
  questions: readonly Question[];
  children: (question: Question) => ReactNode;
}

/**
 * The questions of a form, as far as they are asked by what stands in it now. Without JavaScript they are as they were drawn;
 * what was answered brings others with the next page (asked-now.ts). Words typed into a question that goes stay in it, and
 * are not sent.
 */
export function ConditionalQuestions<Question extends Conditional>({
  questions,
  fixed,
  words,
  children,
}: ConditionalQuestionsProps<Question>) {
  const { typed, stored } = useFormContext();
  const place = useRef<HTMLParagraphElement>(null);
  const [asked, setAsked] = useState(() => askedBy(questions, fixed, typed ?? stored));
  const [said, setSaid] = useState("");
  const latest = useRef(asked);

  // After every drawing: an answer of the server, or another window's, may have put other values into the controls.
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const look = (event?: Event) => {
      const now = askedBy(questions, fixed, valuesIn(form));
      const before = latest.current;
      const came = [...now].some((versionId) => !before.has(versionId));
      if (!came && now.size === before.size) return;
      latest.current = now;
      setAsked(now);
      if (event) setSaid(came ? words.more : words.fewer);
    };
    look();
    // Words that come along from the page before are put back when all of it is drawn.
    const drawn = requestAnimationFrame(() => look());
    const shown = () => look();
    form.addEventListener("input", look);
    form.addEventListener("change", look);
    window.addEventListener("pageshow", shown);
    return () => {
      cancelAnimationFrame(drawn);
      form.removeEventListener("input", look);
      form.removeEventListener("change", look);
      window.removeEventListener("pageshow", shown);
    };
  });

  return (
    <>
      <p ref={place} className="vh" role="status">
        {said}
      </p>
      {questions.map((question) => {
        const { versionId } = question;
        if (!isConditional(question)) return children(question);
        const isAsked = asked.has(versionId);
        return (
          <fieldset
            key={versionId}
            className={styles.conditional}
            role="presentation"
            hidden={!isAsked}
            disabled={!isAsked}
          >
            <input type="hidden" name={`shown.${versionId}`} value="on" readOnly autoComplete="off" />
            {children(question)}
          </fieldset>
        );
      })}
    </>
  );
}

function askedBy(
  questions: readonly Conditional[],
  fixed: Partial<Circumstances>,
  values: Typed,
): ReadonlySet<string> {
  const one = (name: string) => [values[name] ?? ""].flat()[0] ?? "";
  const circumstances = { category: one("category"), mode: one("mode"), ...fixed };
  const answers = Object.fromEntries(
    questions.map(({ versionId }) => [versionId, values[`answers.${versionId}`] ?? ""]),
  );
  return new Set(visibleQuestions(questions, circumstances, answers).map(({ versionId }) => versionId));
}

/** What stands in a form, also in questions that are not asked now. */
function valuesIn(form: HTMLFormElement): Typed {
  const values: Record<string, string[]> = {};
  for (const [name, value, ticked] of wordsOf(form))
    if (ticked !== false) values[name] = [...(values[name] ?? []), value];
  return values;
}
