import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import switches from "@/components/forms/desk/language-switch.module.css";
import { formatLanguage } from "@/lib/platform/dates/format";
import { isLocale } from "@/lib/platform/i18n/locales";
import { type PublishedSection, tellSection } from "@/lib/sections/rules/content";
import { SectionList } from "../section-list";
import styles from "./sections-desk.module.css";

interface PreviewSectionsProps {
  sections: readonly PublishedSection[];
  languages: readonly string[];
  /** What the address asks. */
  asked: { language: string | undefined; width: string | undefined; version: string | undefined };
  own: string;
  back: string;
  reader: string;
  map?: ReactNode;
  documents?: ReactNode;
  pictures?: (section: string) => ReactNode;
}

/** The sections as readers would see them, in a language and a width. */
export async function PreviewSections(props: PreviewSectionsProps) {
  const { sections, languages, asked, own, back, reader, map, documents, pictures } = props;
  const t = await getTranslations("sections");
  const spoken = languages.filter(isLocale);
  const language = spoken.find((one) => one === asked.language) ?? spoken[0] ?? reader;
  const width = asked.width === "wide" ? "wide" : "phone";
  const to = (more: Record<string, string>) =>
    `${own}?${new URLSearchParams({ language, width, ...(asked.version ? { version: asked.version } : {}), ...more })}`;
  const told = sections.map((section) => tellSection(section, language, languages));
  return (
    <>
      <p>
        <Link className="sign" href={back} prefetch={false}>
          {t("desk.back")}
        </Link>
      </p>
      <h1 className="above-3">{t("desk.preview-of")}</h1>
      <Switch
        name={t("desk.language")}
        current={language}
        options={spoken.map((value) => ({
          value,
          text: formatLanguage(value, reader),
          href: to({ language: value }),
        }))}
      />
      <Switch
        name={t("desk.width")}
        current={width}
        options={(["phone", "wide"] as const).map((value) => ({
          ...{ value, text: t(`desk.${value}`), href: to({ width: value }) },
        }))}
      />
      <div className={`${styles.page} ${width === "phone" ? styles.phone : ""}`} lang={language}>
        {told.length === 0 ? <p className="wrap part">{t("desk.empty")}</p> : null}
        <SectionList
          sections={told}
          locale={language}
          map={map}
          documents={documents}
          {...(pictures ? { pictures } : {})}
        />
      </div>
    </>
  );
}

interface SwitchProps {
  name: string;
  current: string;
  options: ReadonlyArray<{ value: string; text: string; href: string }>;
}

function Switch({ name, current, options }: SwitchProps) {
  return (
    <nav className={switches["field-languages"]} aria-label={name}>
      <p aria-hidden="true">{name}</p>
      <ul>
        {options.map(({ value, text, href }) => (
          <li key={value}>
            <Link href={href} prefetch={false} aria-current={value === current ? "true" : undefined}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
