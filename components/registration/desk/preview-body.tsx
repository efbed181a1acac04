import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { EditionScope } from "@/lib/access/access";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import { formatLanguage } from "@/lib/platform/dates/format";
import { isLocale, LOCALES } from "@/lib/platform/i18n/locales";
import { MissedTexts } from "./missed-texts";
import { type LookedAt, PreviewFrame } from "./preview-frame";

interface PreviewBodyProps {
  scope: EditionScope<"view-drafts">;
  /** The form for a reader of any language. */
  form: (locale: string) => RegisterForm;
  shown: LookedAt;
}

/** The form as its readers see it, in each language, as each category, on a phone and on a computer; and what they miss there. */
export async function PreviewBody({ scope, form, shown }: PreviewBodyProps) {
  const [t, desk, language] = await Promise.all([
    getTranslations("form-preview"),
    getTranslations("desk-ui"),
    getLocale(),
  ]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}`;
  const own = `${base}/form/preview`;
  const translated = scope.languages.filter(isLocale);
  return (
    <>
      <p>
        <Link href={`${base}/form`} prefetch={false}>
          {desk("back")}
        </Link>
      </p>
      <h1 className="above-3">{t("title")}</h1>
      <p className="above-3">{t("lead")}</p>
      <div className="above-5">
        <PreviewFrame
          // Another address shows another page; this one follows what is done in the frame.
          key={Object.values(shown).join()}
          own={own}
          address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
          shown={shown}
          languages={[...new Set([...translated, ...LOCALES])].map((value) => ({
            value,
            label: formatLanguage(value, language),
          }))}
          parts={
            form(language).later.length > 0
              ? [
                  { value: "you", label: t("registering") },
                  { value: "questions", label: t("later") },
                ]
              : []
          }
          categories={[
            { value: "", label: t("nobody") },
            ...form(language).categories.map(({ id, name }) => ({
              value: id,
              label: name.text,
              lang: name.lang,
            })),
          ]}
          words={{
            language: t("language"),
            category: t("category"),
            part: t("part"),
            width: t("width"),
            phone: t("phone"),
            wide: t("wide"),
            frame: t("frame"),
            alone: t("alone"),
          }}
        />
      </div>
      <MissedTexts scope={scope} form={form} languages={translated} chosen={shown.language} base={base} />
    </>
  );
}
