import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/platform/i18n/locales";
import styles from "./frame.module.css";
import { Mark } from "./mark";

export interface NavigationLink {
  href: string;
  text: string;
  current?: boolean;
}

export interface TopProps {
  locale: Locale;
  /** The address without its language, e.g. "/schools/milan"; "" is home. */
  path: string;
  brand: { text: string; href: string; lang?: string | null };
  links?: NavigationLink[];
  words: { skip: string; pages: string; languages: string };
}

/** The page's first line: where one is, its pages, the languages. */
export function Top({ locale, path, brand, links = [], words }: TopProps) {
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <div className={styles.top}>
        <a
          className={styles.brand}
          href={brand.href}
          dir="auto"
          {...(brand.lang ? { lang: brand.lang } : {})}
        >
          <Mark className={styles.mark} />
          <span>{brand.text}</span>
        </a>
        {links.length > 0 && (
          <nav className={styles.pages} aria-label={words.pages}>
            {links.map((link) => (
              <a
                key={link.href}
                href={link.href}
                {...(link.current ? { "aria-current": "page" as const } : {})}
              >
                {link.text}
              </a>
            ))}
          </nav>
        )}
        <nav className={styles.langs} aria-label={words.languages}>
          {LOCALES.map((language) => (
            <a
              key={language}
              href={`/${language}${path}`}
              lang={language}
              hrefLang={language}
              {...(language === locale ? { "aria-current": "true" as const } : {})}
            >
              {language.toUpperCase()}
              <span className="vh">, {LOCALE_NAMES[language]}</span>
            </a>
          ))}
        </nav>
      </div>
    </>
  );
}
