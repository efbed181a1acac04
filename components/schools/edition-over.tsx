import { getTranslations } from "next-intl/server";
import { Gallery } from "@/components/files/gallery";
import { langOf } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import { OutsideLink } from "@/components/ui/outside-link";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import { formatLanguages, formatNumber } from "@/lib/platform/dates/format";
import { FilmPoster } from "./film-poster";
import styles from "./recap.module.css";

/** What an edition leaves behind: what happened, in the reader's language, its figures, pictures, film and papers. */
export async function EditionOver({ locale, content }: { locale: string; content: EditionPageContent }) {
  const t = await getTranslations("public.recap");
  const { recap, figures } = content;
  return (
    <>
      {recap && (
        <section className="part" aria-labelledby="recap">
          <div className="wrap split">
            <h2 id="recap">{t("happened")}</h2>
            <div>
              {recap.title && (
                <p className="h3" {...langOf(recap.title)}>
                  {recap.title.text}
                </p>
              )}
              <Markdown text={recap.article} className={`${styles.article} above-4`} />
            </div>
          </div>
        </section>
      )}
      {figures.length > 0 && (
        <section className="part" aria-labelledby="figures">
          <div className="wrap">
            <h2 className="vh" id="figures">
              {t("figures")}
            </h2>
            <dl className={styles.tally}>
              {figures.map((figure) => (
                <div key={figure.id}>
                  <dt {...langOf(figure.label)}>{figure.label?.text}</dt>
                  <dd>{formatNumber(figure.value, locale)}</dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
      )}
      <Gallery pictures={content.pictures.gallery} />
      {recap?.videoUrl && (
        <section className="part" aria-labelledby="film">
          <div className="wrap split">
            <h2 id="film">{t("filmTitle")}</h2>
            <div>
              <FilmPoster url={recap.videoUrl} caption={recap.videoCaption} sign={content.year} />
            </div>
          </div>
        </section>
      )}
      {recap && recap.documents.length > 0 && (
        <section className="part" aria-labelledby="documents">
          <div className="wrap split">
            <h2 id="documents">{t("documents")}</h2>
            <ul className={`plain ${styles.files}`}>
              {recap.documents.map((document) => (
                <li key={document.id}>
                  <OutsideLink href={document.url} {...langOf(document.title)}>
                    {document.title?.text}
                  </OutsideLink>
                  <span>{formatLanguages(document.languages, locale)}</span>
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </>
  );
}
