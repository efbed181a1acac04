import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Localised } from "@/components/ui/localised";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { nameIsoDay } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import styles from "./to-answer.module.css";

interface ToAnswerProps {
  locale: Locale;
  questions: readonly AskedQuestion[];
  /** The page that asks them. */
  href: string;
}

/** What somebody with a place is still asked, each until its last day, and the way to answer it. */
export async function ToAnswer({ locale, questions, href }: ToAnswerProps) {
  if (questions.length === 0) return null;
  const t = await getTranslations("registration");
  return (
    <section className={styles.asked}>
      <h2>{t("later.title")}</h2>
      <ul className={`above-2 ${styles.list}`}>
        {questions.map(({ fieldId, label, required, answerUntil }) => (
          <li key={fieldId}>
            <Localised text={label} />
            {!required && ` ${t("form.optional")}`}
            {answerUntil && (
              <span className="small muted"> {t("later.by", { date: nameIsoDay(answerUntil, locale) })}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="above-4">
        <ButtonLink href={href} sign="arrow">
          {t("later.answer")}
        </ButtonLink>
      </p>
    </section>
  );
}
