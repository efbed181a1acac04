import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Credit } from "@/components/files/credit";
import { Picture } from "@/components/files/picture";
import pictures from "@/components/files/pictures.module.css";
import facts from "@/components/layout/facts.module.css";
import { Affiliation } from "@/components/ui/affiliation";
import { Localised, langOf } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import { OutsideLink } from "@/components/ui/outside-link";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import type { PublicPractice } from "@/lib/practices/queries/public-practices";
import { PracticeList } from "./practice-list";
import styles from "./practices.module.css";

/** A session that presents a practice. */
export interface PresentingSession {
  id: string;
  href: string;
  title: LocalisedText;
  /** "Thursday 6 May 2027, 9:00"; "" when no time is known. */
  when: string;
}

/** One practice: what it is, what changed, whose it is, where it was shown and presented, whom to ask. */
export async function PracticeView({
  practice,
  sessions,
  others,
  locale,
}: {
  practice: PublicPractice;
  sessions: readonly PresentingSession[];
  others: readonly PublicPractice[];
  locale: string;
}) {
  const t = await getTranslations("public.practice");
  const { school, theme } = practice;
  return (
    <main id="main">
      <article className={`wrap part ${styles.page} ${theme ? `l-${theme.colour}` : "l-all"}`}>
        <div className={styles.head}>
          <p className="over">
            <a href={`/${locale}/schools/${school.slug}`} {...langOf(school.title)}>
              {school.title?.text ?? school.slug}
            </a>
          </p>
          <h1 {...langOf(practice.title)}>{practice.title.text}</h1>
          <span className="track above-4" aria-hidden="true" />
        </div>
        <div className={styles.told}>
          {practice.picture && (
            <figure className={`${styles.picture} ${pictures.beside}`}>
              <Picture picture={practice.picture} cut="beside" sizes="(max-width: 62em) 92vw, 44rem" first />
              {practice.picture.credit && (
                <figcaption className="small">
                  <Credit picture={practice.picture} />
                </figcaption>
              )}
            </figure>
          )}
          <Markdown above={1} text={practice.summary} className={styles.lead} />
          {practice.change && (
            <>
              <h2 className="above-6">{t("change")}</h2>
              <Markdown above={2} text={practice.change} className="above-3" />
            </>
          )}
        </div>
        <PracticeFacts practice={practice} sessions={sessions} locale={locale} />
      </article>
      {others.length > 0 && (
        <section className="part" aria-labelledby="more-practices">
          <div className="wrap split">
            <h2 id="more-practices">{t("more")}</h2>
            <div>
              <PracticeList practices={others} locale={locale} heading="h3" />
              <p className="above-5">
                <a className="sign" href={`/${locale}/practices/find?school=${school.slug}`}>
                  {t("allOfSchool")}
                </a>
              </p>
            </div>
          </div>
        </section>
      )}
    </main>
  );
}

async function PracticeFacts({
  practice,
  sessions,
  locale,
}: {
  practice: PublicPractice;
  sessions: readonly PresentingSession[];
  locale: string;
}) {
  const t = await getTranslations("public");
  const { theme, school } = practice;
  const shown: Array<{ name: string; value: ReactNode } | null> = [
    practice.affiliation || practice.country
      ? { name: t("practice.whose"), value: <Affiliation of={practice} locale={locale} /> }
      : null,
    theme && {
      name: t("session.theme"),
      value: (
        <a className="row" href={`/${locale}/practices/find?theme=${encodeURIComponent(theme.key)}`}>
          <span className="no">{theme.number}</span>
          <Localised text={theme.title} />
        </a>
      ),
    },
    practice.editions.length > 0
      ? {
          name: t("practice.shown"),
          value: practice.editions.map(({ slug, title }) => (
            <p key={slug}>
              <a href={`/${locale}/schools/${school.slug}/${slug}`} {...langOf(title)}>
                {title?.text ?? slug}
              </a>
            </p>
          )),
        }
      : null,
    sessions.length > 0
      ? {
          name: t("practice.presented"),
          value: sessions.map(({ id, href, title, when }) => (
            <p key={id}>
              <a href={href} {...langOf(title)}>
                {title.text}
              </a>{" "}
              <span className="muted">{when}</span>
            </p>
          )),
        }
      : null,
    practice.licence
      ? { name: t("practice.licenceName"), value: <bdi dir="auto">{practice.licence}</bdi> }
      : null,
    practice.url
      ? {
          name: t("practice.web"),
          value: <OutsideLink href={practice.url}>{hostOf(practice.url)}</OutsideLink>,
        }
      : null,
    practice.contact.includes("@")
      ? {
          name: t("practice.contact"),
          value: <OutsideLink href={`mailto:${practice.contact}`}>{practice.contact}</OutsideLink>,
        }
      : null,
  ];
  const said = shown.filter((fact) => fact !== null);
  if (said.length === 0) return null;
  return (
    <dl className={facts.facts}>
      {said.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The site an address leads to, as people name it. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
}
