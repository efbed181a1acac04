import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { Localised, Typed } from "@/components/ui/localised";
import type { SchoolScope } from "@/lib/access/access";
import { editionDates } from "@/lib/editions/rules/edition-dates";
import { formatDayRange } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { listSources } from "@/lib/setup/queries/next-source";

interface NextSourcesProps {
  scope: SchoolScope;
  sources: Awaited<ReturnType<typeof listSources>>;
  language: string;
}

/** The editions after which the next one can be made. */
export async function NextSources({ scope, sources, language }: NextSourcesProps) {
  const t = await getTranslations("next-edition");
  const base = `/${language}/organise/${scope.schoolSlug}/next`;
  return (
    <>
      <h1>{t("title")}</h1>
      <p>{t("sources-lead")}</p>
      <h2 className="above-5">{t("sources")}</h2>
      <DataTable
        look="rows"
        columns={["edition"]}
        rows={sources.map(({ id, slug, title, city, languages, days }) => {
          const dates = editionDates(days);
          return {
            id,
            cells: {
              edition: (
                <>
                  <Link className="name" href={`${base}?from=${encodeURIComponent(slug)}`} prefetch={false}>
                    <Localised text={localise(title, language, languages)} />
                  </Link>
                  <p className="small muted">
                    <Typed>{city}</Typed>
                    {dates ? `, ${formatDayRange(dates.first, dates.last, language)}` : ""}
                  </p>
                </>
              ),
            },
          };
        })}
        empty={<p>{t("none")}</p>}
      />
    </>
  );
}
