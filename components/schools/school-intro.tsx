import { getTranslations } from "next-intl/server";
import { Picture } from "@/components/files/picture";
import { WidePicture } from "@/components/files/wide-picture";
import { Band } from "@/components/layout/band";
import { langOf, TypedLines } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import type { PublicSchool, SchoolPictures } from "@/lib/editions/queries/public-schools";
import styles from "./edition.module.css";
import story from "./school.module.css";

/** What a school is, in the noun of its kind, and who organises it. */
export async function SchoolIntro({ school }: { school: PublicSchool & SchoolPictures }) {
  const t = await getTranslations("public");
  return (
    <>
      <Band className={story.head}>
        <div className="wrap">
          <p className="sign">{t(`noun.${school.kind}`)}</p>
          <h1 {...langOf(school.title)}>{school.title.text}</h1>
          {school.summary && (
            <p className="lead" {...langOf(school.summary)}>
              <TypedLines text={school.summary.text} />
            </p>
          )}
        </div>
      </Band>
      <WidePicture picture={school.wide} />
      <div className="wrap part">
        <Markdown above={1} text={school.description} className="above-4" />
        <p className="small muted above-4">
          {t.rich("frame.organised", {
            name: school.organisationName,
            who: (name) => <bdi>{name}</bdi>,
          })}{" "}
          {school.example && t("frame.example")}
        </p>
        {school.mark && (
          <Picture picture={school.mark} cut="logo" sizes="15rem" silent className={styles.logo} />
        )}
      </div>
    </>
  );
}
