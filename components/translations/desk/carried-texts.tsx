import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { SaidHere } from "@/components/forms/desk/said-here";
import { Localised } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { lookAtTextsAction } from "@/lib/edits/actions/look-at-texts";
import { asLabel } from "@/lib/platform/i18n/as-label";
import { localise } from "@/lib/platform/i18n/localised";
import { findText } from "@/lib/platform/i18n/texts";
import type { listCarriedTexts } from "@/lib/translations/queries/carried-texts";
import { fieldNames, labelText, recordHref } from "./translation-tasks";

export type CarriedTexts = Awaited<ReturnType<typeof listCarriedTexts>>;

interface CarriedTextsListProps extends CarriedTexts {
  scope: EditionScope<"view-drafts">;
  base: string;
}

/** The texts that came along from an earlier edition: a line a record, each a link to its form, until somebody looked. */
export async function CarriedTextsList({ scope, from, records, count, base }: CarriedTextsListProps) {
  const [t, site, language] = await Promise.all([
    getTranslations("desk-page"),
    getTranslations("site"),
    getLocale(),
  ]);
  const [first = language] = scope.languages;
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const edits = may(scope, "edit-edition");
  const rows = records.map(async ({ label, ...record }) => ({
    id: record.objectId,
    cells: {
      text: (
        <>
          <Link className="name" href={recordHref(record, base, first)} prefetch={false}>
            {label === null
              ? findText(t, `kind.${record.objectKind}`)
              : `${asLabel(site, findText(t, `kind.${record.objectKind}`) ?? "")} ${labelText(label, language, scope.languages)}`}
          </Link>
          <p>{await fieldNames(record.objectKind, record.fields)}</p>
        </>
      ),
      looked: edits ? (
        <DeskForm
          name={`looked-${record.objectId}`}
          action={lookAtTextsAction}
          hidden={{ ...address, record: record.objectId }}
          submit={t("carried.looked")}
          look="text"
          done={t("carried.done")}
          goesAway
        />
      ) : null,
    },
  }));
  return (
    <section className="section" aria-labelledby="carried">
      <h2 id="carried">
        {t.rich("carried.heading", {
          edition: () => <Localised text={localise(from, language, scope.languages)} />,
        })}
      </h2>
      <p>{t("carried.lead")}</p>
      <SaidHere>
        <DataTable look="rows" columns={["text", "looked"]} rows={await Promise.all(rows)} />
        {records.length < count ? (
          <p className="above-3 muted">{t("more", { count: count - records.length })}</p>
        ) : null}
        {edits ? (
          <DeskForm
            name="looked-all"
            action={lookAtTextsAction}
            hidden={{ ...address, record: "" }}
            submit={t("carried.looked-all")}
            look="outlined"
            done={t("carried.done")}
            goesAway
          />
        ) : null}
      </SaidHere>
    </section>
  );
}
