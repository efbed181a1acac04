import { getTranslations } from "next-intl/server";
import { CodeForm } from "@/components/people/code-form";
import { SignInForm } from "@/components/people/sign-in-form";
import { codePage } from "@/lib/people/rules";
import type { Locale } from "@/lib/platform/i18n/locales";
import { signInWords } from "./get-sign-in-words";

interface StepProps {
  locale: Locale;
  to: string;
}

/** Step one: which address. */
export async function EmailStep({ locale, to }: StepProps) {
  const [t, words] = await Promise.all([getTranslations("sign-in"), signInWords()]);
  return (
    <>
      <SignInForm
        language={locale}
        to={to}
        title={t("title")}
        submit={t("submit")}
        label={t("email.label")}
        hint={t("email.hint")}
        words={words}
        heading={
          <div className="ask-h1">
            <h1>{t("title")}</h1>
            <p className="lead above-4">{t("lead")}</p>
          </div>
        }
      />
      <p className="above-5">
        <a href={codePage(locale, to)}>{t("haveCode")}</a>
      </p>
    </>
  );
}

/** Step two: the mail's code; its link does the same without this page. */
export async function CodeStep({
  locale,
  to,
  email,
  minutes,
}: StepProps & { email: string | null; minutes: number }) {
  const [t, words] = await Promise.all([getTranslations("sign-in"), signInWords()]);
  const title = t(email ? "code.title" : "code.titleTyped");
  return (
    <>
      <CodeForm
        language={locale}
        to={to}
        email={email}
        title={title}
        submit={t("code.submit")}
        label={t("code.label")}
        hint={t("code.hint", { minutes })}
        emailLabel={t("email.label")}
        words={words}
        heading={
          <div className="ask-h1">
            <h1>{title}</h1>
            <p className="lead above-4">{email ? t("code.sent", { email }) : t("code.typed")}</p>
          </div>
        }
      />
      <p className="above-5">{t("code.none")}</p>
      <p className="above-2">
        <a href={`/${locale}/sign-in${to ? `?to=${encodeURIComponent(to)}` : ""}`}>{t("code.again")}</a>
      </p>
    </>
  );
}
