import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { Credit } from "@/components/files/credit";
import { Picture } from "@/components/files/picture";
import pictures from "@/components/files/pictures.module.css";
import { langOf } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import { formatCountry } from "@/lib/platform/i18n/countries";
import type { PublicPractice } from "@/lib/practices/queries/public-practices";
import styles from "./practices.module.css";

/** Practices by country: what it is, whose, where it was shown; the rest is on its own page. `heading` is the level below its place. */
export async function PracticeList({
  practices,
  locale,
  heading: Heading,
}: {
  practices: readonly PublicPractice[];
  locale: string;
  heading: "h2" | "h3";
}) {
  const t = await getTranslations("public.practice");
  return (
    <ul className={`plain ${styles.practices}`}>
      {practices.map((practice) => (
        <li key={practice.id} id={`practice-${practice.number}`}>
          <span className={styles.land}>
            <span aria-hidden="true">{practice.country ?? "–"}</span>{" "}
            {practice.country && <span className="vh">{formatCountry(practice.country, locale)}</span>}
          </span>
          <div>
            <Heading className="h3" {...langOf(practice.title)}>
              <a href={`/${locale}${practice.address}`}>{practice.title.text}</a>
            </Heading>
            {practice.picture && (
              <figure className={`above-3 ${pictures.beside}`}>
                <Picture picture={practice.picture} cut="beside" sizes="(max-width: 40em) 92vw, 30rem" />
                {practice.picture.credit && (
                  <figcaption className="small">
                    <Credit picture={practice.picture} />
                  </figcaption>
                )}
              </figure>
            )}
            <Markdown above={Heading === "h2" ? 2 : 3} text={practice.summary} />
            <p className="row">
              {practice.theme && (
                <span className={`no l-${practice.theme.colour}`}>{practice.theme.number}</span>
              )}{" "}
              <span className="sign muted" dir="auto">
                {practice.affiliation}
              </span>
            </p>
            <p className="small muted above-2">
              {practice.editions
                .flatMap(({ title }) => title ?? [])
                .map((title, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a list that is rendered once, on the server
                  <Fragment key={index}>
                    {index > 0 && " · "}
                    {t.rich("shownAt", {
                      edition: title.text,
                      name: (words) => <bdi {...langOf(title)}>{words}</bdi>,
                    })}
                  </Fragment>
                ))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
