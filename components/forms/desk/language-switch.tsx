"use client";

import { useTranslations } from "next-intl";
import { languageGaps } from "./language-gaps";
import styles from "./language-switch.module.css";
import { EVERY_LANGUAGE, type FieldLanguage, useFieldLanguage } from "./use-field-language";

interface LanguageSwitchProps {
  fieldLanguages: readonly FieldLanguage[];
  /** The form's flat values, and the flat names of those older than their original. */
  values: Readonly<Record<string, string | number>>;
  outdated?: readonly string[];
}

/** In which language the texts of a form are edited, with what each language lacks. */
export function LanguageSwitch({ fieldLanguages, values, outdated = [] }: LanguageSwitchProps) {
  const t = useTranslations("desk-ui");
  const { chosen, link } = useFieldLanguage(fieldLanguages);
  if (fieldLanguages.length < 2) return null;
  const gaps = languageGaps(
    values,
    outdated,
    fieldLanguages.map(({ tag }) => tag),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls; these are links
    <div className={styles["field-languages"]} role="group" aria-label={t("field-languages.title")}>
      <p>{t("field-languages.title")}</p>
      <ul>
        {fieldLanguages.map(({ tag, name }, index) => {
          const { missing = 0, outdated: old = 0 } = gaps.get(tag) ?? {};
          return (
            <li key={tag}>
              <a {...link(tag)} aria-current={chosen === tag ? "true" : undefined}>
                {name}
                {index === 0 ? <small>{t("field-languages.source")}</small> : null}
                {missing > 0 ? (
                  <small className={styles.lacks}>{t("field-languages.missing", { count: missing })}</small>
                ) : null}
                {old > 0 ? (
                  <small className={styles.lacks}>{t("field-languages.outdated", { count: old })}</small>
                ) : null}
              </a>
            </li>
          );
        })}
        <li>
          <a {...link(EVERY_LANGUAGE)} aria-current={chosen === EVERY_LANGUAGE ? "true" : undefined}>
            {t("field-languages.all")}
          </a>
        </li>
      </ul>
    </div>
  );
}
