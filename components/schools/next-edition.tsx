import { getTranslations } from "next-intl/server";
import { Band, Lines } from "@/components/layout/band";
import { ButtonLink } from "@/components/ui/button";
import { langOf } from "@/components/ui/localised";
import type { PublicEdition, PublicSchool } from "@/lib/editions/queries/public-schools";
import { isTaking } from "@/lib/editions/rules/phases";
import { formatDayRange } from "@/lib/platform/dates/format";
import styles from "./recap.module.css";

/** Below the recap of an edition: when the school meets again. */
export async function NextEdition({
  school,
  edition,
  locale,
}: {
  school: PublicSchool;
  edition: PublicEdition;
  locale: string;
}) {
  const t = await getTranslations("public.recap");
  const canRegister = isTaking(edition.phase);
  return (
    <section aria-labelledby="next">
      <Band className={styles.next}>
        <div className="wrap">
          <div>
            <p className="sign">
              {[
                t("next", { kind: school.kind }),
                edition.firstDate &&
                  edition.lastDate &&
                  formatDayRange(edition.firstDate, edition.lastDate, locale),
              ]
                .filter(Boolean)
                .join(", ")}
            </p>
            <h2 id="next" {...langOf(edition.title)}>
              {edition.title.text}
            </h2>
          </div>
          <p>
            <ButtonLink href={`/${locale}/schools/${school.slug}/${edition.slug}`}>
              {t(canRegister ? "nextButton" : "nextSee")}
            </ButtonLink>
          </p>
        </div>
      </Band>
      <Lines colours={edition.colours} />
    </section>
  );
}
