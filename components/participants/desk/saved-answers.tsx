"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { focusAnswer } from "@/components/forms/focus-answer";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { localise } from "@/lib/platform/i18n/localised";

interface SavedAnswersProps {
  detail: RegistrationDetail;
  languages: readonly string[];
  language: string;
}

/**
 * What was written down for somebody a moment ago, where the form led back to. The address says only that it was: which answers
 * is read in the history.
 */
export function SavedAnswers({ detail, languages, language }: SavedAnswersProps) {
  const t = useTranslations("desk-registrations.answer-for");
  const saved = useSearchParams().get("saved");
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (saved) focusAnswer(note.current);
  }, [saved]);
  const last = detail.history.findLast(({ act }) => act === "answer-for");
  const questions = (last?.changes ?? []).flatMap(({ question }) =>
    question ? [localise(question.label, language, languages)?.text ?? "–"] : [],
  );
  const words = {
    name: detail.fullName,
    questions: new Intl.ListFormat(language).format(questions),
  };
  if (saved !== "same" && (saved !== "answers" || questions.length === 0)) return null;
  return (
    <div ref={note} className="said above-3" role="status" tabIndex={-1}>
      <p>
        {t.rich(saved === "same" ? "same" : "saved", {
          ...words,
          who: (name) => <bdi>{name}</bdi>,
          what: (text) => <bdi>{text}</bdi>,
          history: (text) => <a href="#panel-history">{text}</a>,
        })}
      </p>
    </div>
  );
}
