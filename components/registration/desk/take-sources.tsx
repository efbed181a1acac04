import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DataTable } from "@/components/desk/data-table/data-table";
import { Localised } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import type { FormSource } from "@/lib/forms/queries/taking";
import { ALL_EDITIONS } from "@/lib/forms/rules/taking";
import { localise } from "@/lib/platform/i18n/localised";
import { TakeHeading } from "./take-heading";

/** The editions whose questions may be taken, and all of them together. */
export async function TakeSources({
  scope,
  sources,
}: {
  scope: EditionScope<"edit-form">;
  sources: readonly FormSource[];
}) {
  const [t, language] = await Promise.all([getTranslations("form-take"), getLocale()]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/form`;
  const link = (from: string, name: ReactNode) => (
    <Link className="name" href={`${base}/take?from=${from}`} prefetch={false}>
      {name}
    </Link>
  );
  const editions = sources.map(({ id, title, school, ofSchool, questions }) => ({
    id,
    cells: {
      source: (
        <>
          {link(id, <Localised text={localise(title, language, scope.languages)} />)}
          <p className="small muted">
            {ofSchool ? null : (
              <>
                <Localised text={localise(school, language, scope.languages)} />
                {" · "}
              </>
            )}
            {t("count", { count: questions })}
          </p>
        </>
      ),
    },
  }));
  const all = {
    id: ALL_EDITIONS,
    cells: {
      source: (
        <>
          {link(ALL_EDITIONS, t("all"))}
          <p className="small muted">{t("all-hint")}</p>
        </>
      ),
    },
  };
  return (
    <>
      <TakeHeading back={base} />
      <p>{t("lead")}</p>
      <h2 className="above-5">{t("where")}</h2>
      <DataTable
        look="rows"
        columns={["source"]}
        rows={editions.length > 0 ? [...editions, all] : []}
        empty={<p>{t("nowhere")}</p>}
      />
    </>
  );
}
