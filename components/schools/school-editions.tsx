import { getTranslations } from "next-intl/server";
import { CalendarChoices } from "@/components/layout/calendar-choices";
import type { PublicSchool } from "@/lib/editions/queries/public-schools";
import { nextEdition } from "@/lib/editions/rules/phases";
import { EditionSections } from "./school-sections";
import { SchoolLine, SchoolTally } from "./school-story";

/**
 * The editions of a school: what is on and to come, with its dates for a calendar; then, of one that has met before, its
 * figures and all its editions as a line.
 */
export async function SchoolEditions({
  school,
  practices,
  locale,
}: {
  school: PublicSchool;
  practices: number;
  locale: string;
}) {
  const t = await getTranslations("public.edition");
  const next = nextEdition(school.editions);
  const isStory = school.editions.length > 1;
  return (
    <>
      <EditionSections schools={[school]} locale={locale} named={false} before={!isStory} />
      {next?.firstDate && (
        <div className="part">
          <div className="wrap">
            <CalendarChoices
              path={`/schools/${school.slug}/${next.slug}/days.ics?lang=${locale}`}
              name={`${school.title.text}, ${next.title.text}`}
              title={t("addToCalendar")}
              note={t("calendarNote", { count: next.dayCount })}
            />
          </div>
        </div>
      )}
      {isStory && <SchoolTally school={school} practices={practices} locale={locale} />}
      {isStory && <SchoolLine school={school} locale={locale} />}
    </>
  );
}
