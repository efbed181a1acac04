import { getTranslations } from "next-intl/server";
import { Why } from "@/components/forms/why";
import { Localised } from "@/components/ui/localised";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { FormValues } from "@/lib/platform/merge-form";
import { namesOn } from "@/lib/registration/schema/applicant";
import { askApplicant } from "./applicant-words";
import { YouForm } from "./draft-forms";
import { formWords, type ParticipantAction } from "./form-words";
import styles from "./registration.module.css";

interface YouPageProps {
  locale: Locale;
  form: RegisterForm;
  action: ParticipantAction;
  first: boolean;
  hidden: Record<string, string | number>;
  stored: FormValues;
  days: number;
}

/** Page one. Who is responsible for the data stands before the first question. */
export async function YouPage({ locale, form, action, first, hidden, stored, days }: YouPageProps) {
  const [t, words] = await Promise.all([getTranslations("registration"), formWords()]);
  const { controller, head } = form;
  const privacy = form.terms.filter((term) => term.kind === "privacy");
  const question = t("you.question");
  return (
    <YouForm
      first={first}
      // "Back" must find the draft that was begun, not the empty page it began with.
      {...(first ? { leaves: "you" } : {})}
      action={action}
      hidden={hidden}
      stored={stored}
      words={words}
      title={t("title", { question, edition: head.title.text })}
      heading={<h1 className="ask-h1">{question}</h1>}
      submit={t("form.continue")}
      note={t("you.kept", { days })}
      fields={askApplicant(t, locale, namesOn("you"), true)}
      before={
        <div className={styles.notice}>
          {form.categories.length > 0 && form.categories.every((category) => category.full) && (
            <p className={styles.full}>{t("you.full")}</p>
          )}
          <p>
            {t("you.responsible", { controller: controller.name })}{" "}
            {controller.address && <span className="muted">{controller.address}. </span>}
            {t("you.contact", { contact: controller.contact })}
          </p>
          {privacy.map((term) => (
            <Why key={term.id} title={t("you.notice")}>
              <p>
                <Localised text={term.text} />
              </p>
            </Why>
          ))}
        </div>
      }
    />
  );
}
