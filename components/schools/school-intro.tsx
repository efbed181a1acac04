import { getTranslations } from "next-intl/server";
import { langOf, TypedLines } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import type { PublicSchool } from "@/lib/editions/queries/public-schools";

/** What a school is, in the noun of its kind, and who organises it. */
export async function SchoolIntro({ school }: { school: PublicSchool }) {
  const t = await getTranslations("public");
  return (
    <div className="wrap part">
      <p className="over">{t(`noun.${school.kind}`)}</p>
      <h1 {...langOf(school.title)}>{school.title.text}</h1>
      {school.summary && (
        <p className="lead above-4" {...langOf(school.summary)}>
          <TypedLines text={school.summary.text} />
        </p>
      )}
      <Markdown above={1} text={school.description} className="above-4" />
      <p className="small muted above-4">
        {t.rich("frame.organised", {
          name: school.organisationName,
          who: (name) => <bdi>{name}</bdi>,
        })}{" "}
        {school.example && t("frame.example")}
      </p>
    </div>
  );
}
