import Link from "next/link";
import { DataTable } from "@/components/desk/data-table/data-table";
import { Icon } from "@/components/ui/icon";
import { langOf, Typed } from "@/components/ui/localised";
import { StateBadge } from "@/components/ui/state-badge";
import { may, type Rights } from "@/lib/access/policy";
import { editionDates } from "@/lib/editions/rules/edition-dates";
import type { Phase } from "@/lib/editions/rules/phases";
import { formatDayRange } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { findText, type Texts } from "@/lib/platform/i18n/texts";

interface EditionRow {
  id: string;
  slug: string;
  title: unknown;
  city: string;
  languages: string[];
  days: { date: Date; startsAt: Date | null; endsAt: Date | null }[];
}

interface OrganisationBlockProps<Edition extends EditionRow> {
  organisation: Rights & {
    id: string;
    name: string;
    languages: string[];
    /** A role for the whole organisation, not for a single edition. */
    whole: boolean;
    schools: { id: string; slug: string; title: unknown; editions: Edition[] }[];
  };
  language: string;
  phaseOf: (edition: Edition) => Phase;
  t: Texts<"desk">;
}

/** One organisation on the desk's home: its schools, and every edition with dates and phase. */
export function OrganisationBlock<Edition extends EditionRow>(props: OrganisationBlockProps<Edition>) {
  const { organisation, language, phaseOf, t } = props;
  const base = `/${language}/organise`;
  const edits = organisation.whole && may(organisation, "edit-school");
  return (
    <section className="section" aria-labelledby={`organisation-${organisation.id}`}>
      <div className="row row--spread">
        <h2 id={`organisation-${organisation.id}`} dir="auto">
          {organisation.name}
        </h2>
        <p className="row">
          <span className="muted">{findText(t, `home.role.${organisation.role}`)}</span>
          {organisation.whole && may(organisation, "edit-organisation") ? (
            <Link className="act" href={`${base}/organisations/${organisation.id}`}>
              {t("home.settings")}
            </Link>
          ) : null}
        </p>
      </div>
      {organisation.schools.length === 0 ? <p className="above-4">{t("home.no-schools")}</p> : null}
      {organisation.schools.map((school) => {
        const title = localise(school.title, language, organisation.languages);
        return (
          // No landmark: it is often called as its organisation is.
          <div className="above-5" key={school.id}>
            <div className="row row--spread">
              <h3 {...langOf(title)}>{title?.text ?? school.slug}</h3>
              {edits ? (
                <p className="row">
                  <Link className="act" href={`${base}/${school.slug}`}>
                    {t("home.school-settings")}
                  </Link>
                  <Link className="act" href={`${base}/${school.slug}#new-edition`}>
                    {t("home.new-edition")}
                  </Link>
                </p>
              ) : null}
            </div>
            {school.editions.length === 0 ? <p className="above-3">{t("home.no-editions")}</p> : null}
            <DataTable
              look="rows"
              columns={["edition", "phase"]}
              rows={school.editions.map((edition) => ({
                id: edition.id,
                cells: {
                  edition: (
                    <EditionName
                      edition={edition}
                      href={`${base}/${school.slug}/${edition.slug}/overview`}
                      language={language}
                    />
                  ),
                  phase: <StateBadge state={phaseOf(edition)} text={t(`phase.${phaseOf(edition)}`)} />,
                },
              }))}
            />
          </div>
        );
      })}
      {edits ? (
        <p className="above-4">
          <Link
            className="btn btn--line btn--small"
            href={`${base}/new/school?organisation=${organisation.id}`}
          >
            <span>{t("home.new-school")}</span>
            <Icon name="plus" />
          </Link>
        </p>
      ) : null}
    </section>
  );
}

interface EditionNameProps {
  edition: EditionRow;
  href: string;
  language: string;
}

function EditionName({ edition, href, language }: EditionNameProps) {
  const title = localise(edition.title, language, edition.languages);
  const dates = editionDates(edition.days);
  return (
    <>
      <Link className="name" href={href} {...langOf(title)}>
        {title?.text ?? edition.slug}
      </Link>
      <p>
        <Typed>{edition.city}</Typed>
        {dates ? `, ${formatDayRange(dates.first, dates.last, language)}` : ""}
      </p>
    </>
  );
}
