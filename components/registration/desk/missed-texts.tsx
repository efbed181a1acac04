import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Localised } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { type Act, may } from "@/lib/access/policy";
import { type MissedText, missedTexts } from "@/lib/forms/rules/missed-texts";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import { formatLanguage } from "@/lib/platform/dates/format";
import type { LocalisedText } from "@/lib/platform/i18n/localised";

interface MissedTextsProps {
  scope: EditionScope<"view-drafts">;
  form: (locale: string) => RegisterForm;
  languages: readonly string[];
  /** The language that is looked at. */
  chosen: string;
  /** The desk of the edition. */
  base: string;
}

/** What is not said in a language of the edition, each with where it is missed and where it is written. */
export async function MissedTexts({ scope, form, languages, chosen, base }: MissedTextsProps) {
  const [t, language] = await Promise.all([getTranslations("form-preview.missed"), getLocale()]);
  const names = namesIn(form(language));
  const lists = languages.map((tag) => ({ tag, missed: missedTexts(form(tag), tag) }));
  return (
    <section className="section" aria-labelledby="missed">
      <h2 id="missed">{t("title")}</h2>
      <p>{t(lists.some(({ missed }) => missed.length > 0) ? "lead" : "none")}</p>
      {lists.map(({ tag, missed }) =>
        missed.length === 0 ? null : (
          <details className="fold" key={tag} open={tag === chosen}>
            <summary>
              {formatLanguage(tag, language)} ({missed.length})
            </summary>
            <ul>
              {missed.map((one) => (
                <li key={one.key}>
                  {one.id && names.has(one.id) ? (
                    <>
                      {t(`of.${one.of}`)} <Localised text={names.get(one.id) ?? null} />
                    </>
                  ) : (
                    t(`of.${one.of}`)
                  )}
                  , {t(`part.${one.part}`)}: <Localised text={one.text} />{" "}
                  <a href={`${base}/form/preview?language=${tag}&page=${one.page}`}>{t("see")}</a>{" "}
                  <Mend missed={one} tag={tag} scope={scope} base={base} word={t("write")} />
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
    </section>
  );
}

/** Where a text is written, for who may write it. */
const WRITTEN: Partial<Record<MissedText["of"], { act: Act; at: (id: string | null) => string }>> = {
  question: { act: "edit-form", at: (id) => `form?open=${id}&` },
  category: { act: "edit-categories", at: (id) => `settings?open=${id}&` },
  edition: { act: "edit-edition", at: () => "page?part=texts&" },
};

interface MendProps {
  missed: MissedText;
  tag: string;
  scope: EditionScope;
  base: string;
  word: string;
}

function Mend({ missed, tag, scope, base, word }: MendProps) {
  const place = WRITTEN[missed.of];
  if (!place || !may(scope, place.act)) return null;
  return (
    <Link href={`${base}/${place.at(missed.id)}text=${tag}`} prefetch={false}>
      {word}
    </Link>
  );
}

/** What questions and categories are called for the reader of the desk. */
function namesIn({ questions, later, categories }: RegisterForm): Map<string, LocalisedText> {
  return new Map([
    ...[...questions, ...later].map(({ fieldId, label }) => [fieldId, label] as const),
    ...categories.map(({ id, name }) => [id, name] as const),
  ]);
}
