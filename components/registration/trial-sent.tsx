import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import type { RegisterForm } from "@/lib/forms/rules/register-form";

interface TrialSentProps {
  form: RegisterForm;
  /** The category that was chosen. */
  as: string | null;
  page: "sent" | "answered";
  /** Where what is asked later is tried. */
  later: string;
  /** Where a trial begins. */
  begin: string;
}

/** What would come of the form, and that nothing came of it. */
export async function TrialSent({ form, as, page, later, begin }: TrialSentProps) {
  const [t, preview] = await Promise.all([
    getTranslations("form-preview.sent"),
    getTranslations("form-preview"),
  ]);
  const category = form.categories.find(({ id }) => id === as);
  return (
    <>
      <title>{`${t("title")}. ${form.head.title.text}`}</title>
      <h1 className="ask-h1">{t("title")}</h1>
      {page === "sent" ? (
        <p className="lead">{t(category?.approval ? "answered" : category?.full ? "waits" : "place")}</p>
      ) : null}
      <p>{t("nothing")}</p>
      {page === "sent" && form.later.length > 0 ? (
        <p>
          <a href={later}>{preview("later")}</a>
        </p>
      ) : null}
      <p className="above-5">
        <ButtonLink href={begin} quiet>
          {t("again")}
        </ButtonLink>
      </p>
    </>
  );
}
