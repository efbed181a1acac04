import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { EditionScope } from "@/lib/access/access";
import { readOptions } from "@/lib/forms/rules/options";
import { tellAnswer } from "@/lib/forms/rules/tell-answer";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { formatLanguage } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { applicantFacts } from "./applicant-facts";
import { factWords } from "./applicant-words";
import styles from "./pending.module.css";
import { sentFile } from "./sent-file";

interface PendingPersonProps {
  detail: RegistrationDetail;
  scope: EditionScope;
  /** How long they have waited, in words. */
  age: string;
}

/** Somebody who waits for an answer: who they are and what they said. */
export async function PendingPersonFacts({ detail, scope, age }: PendingPersonProps) {
  const [language, t, registration, site] = await Promise.all([
    getLocale(),
    getTranslations("desk-registrations"),
    getTranslations("registration"),
    getTranslations("site"),
  ]);
  const say = (json: unknown) => localise(json, language, scope.languages);
  const reader = {
    language,
    fallback: scope.languages,
    words: { yes: site("yes"), no: site("no"), wish: site("wish") },
  };
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/registrations`;
  const facts: [string, ReactNode][] = [
    ...applicantFacts(detail, factWords(t, registration), language),
    [t("category"), say(detail.category)?.text ?? "–"],
    [t("language"), formatLanguage(detail.language, language)],
    ...detail.answers.map((answer): [string, ReactNode] => [
      say(answer.label)?.text ?? "",
      sentFile(answer, base) ??
        (tellAnswer(answer.value, { ...answer, options: readOptions(answer.options, say) }, reader)
          .map(({ text }) => text)
          .join(", ") ||
          "–"),
    ]),
  ];
  return (
    <section aria-labelledby="applicant">
      <h2 id="applicant" dir="auto">
        {detail.fullName}
      </h2>
      <p className="muted">{age}</p>
      <dl className={styles.facts}>
        {facts.map(([term, text], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two questions may be called the same
          <div key={index}>
            <dt dir="auto">{term}</dt>
            <dd dir="auto" className="lines">
              {text}
            </dd>
          </div>
        ))}
      </dl>
      {detail.hiddenAnswers ? <p className="small muted above-3">{t("hidden-answers")}</p> : null}
    </section>
  );
}
