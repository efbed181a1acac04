import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { type DeskAction, DeskForm } from "@/components/forms/desk/desk-form";
import type { DeskRefusal } from "@/components/forms/desk/desk-refusal";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import type { DeskSections } from "@/lib/sections/queries/sections";

interface PageVersionsProps {
  sections: DeskSections;
  language: string;
  timeZone: string;
  edits: boolean;
  address: Record<string, string>;
  preview: string;
  actions: { restore: DeskAction<unknown, DeskRefusal> };
}

/** The page as it was published, the latest first, each to be looked at and to be made the page again. */
export async function PageVersions(props: PageVersionsProps) {
  const { sections, language, timeZone, edits, address, preview, actions } = props;
  const t = await getTranslations("sections");
  if (sections.publications.length === 0) return null;
  return (
    <details className="fold above-6">
      <summary>{t("desk.versions")}</summary>
      <DataTable
        look="rows"
        columns={["version", "act"]}
        rows={sections.publications.map(({ number, createdAt, sections: published }, index) => ({
          id: `${number}`,
          cells: {
            version: (
              <>
                <Link className="name" href={`${preview}?version=${number}`} prefetch={false}>
                  {t("desk.version", { number, date: formatDayAndTime(createdAt, timeZone, language) })}
                </Link>
                <p className="small muted">
                  {t("desk.count", { count: published.length })}
                  {index === 0 ? `. ${t("desk.now")}` : null}
                </p>
              </>
            ),
            act:
              edits && !(index === 0 && sections.isPublic) ? (
                <DeskForm
                  name={`restore-${number}`}
                  action={actions.restore}
                  hidden={{ ...address, number }}
                  submit={t("desk.restore")}
                  look="text"
                  done={t("desk.restored")}
                  goesAway
                />
              ) : null,
          },
        }))}
      />
    </details>
  );
}
