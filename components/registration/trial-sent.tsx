import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import type { RegisterForm } from "@/lib/forms/rules/register-form";

interface TrialSentProps {
  form: RegisterForm;
  /** The category that was chosen. */
  as: string | null;
  /** Where a trial begins. */
  begin: string;
}

/** What would come of the form, and that nothing came of it. */
export async function TrialSent({ form, as, begin }: TrialSentProps) {
  const t = await getTranslations("form-preview.sent");
  const category = form.categories.find(({ id }) => id === as);
  return (
    <>
      <title>{`${t("title")}. ${form.head.title.text}`}</title>
      <h1 className="ask-h1">{t("title")}</h1>
      <p className="lead">{t(category?.full ? "waits" : "place")}</p>
      <p>{t("nothing")}</p>
      <p className="above-5">
        <ButtonLink href={begin} quiet>
          {t("again")}
        </ButtonLink>
      </p>
    </>
  );
}
