import { getTranslations } from "next-intl/server";
import type { PublicEdition, PublicSchool } from "@/lib/schools/queries/public-schools";
import type { Phase } from "@/lib/schools/rules";
import { type EditionCard, EditionCards } from "./edition-cards";

type Placed = { school: PublicSchool; edition: PublicEdition };

function card({ school, edition }: Placed, locale: string, named: boolean): EditionCard {
  return {
    ...edition,
    href: `/${locale}/schools/${school.slug}/${edition.slug}`,
    schoolTitle: named ? school.title : null,
    phase: edition.phase as Exclude<Phase, "draft">,
    example: school.example,
  };
}

const NOW: readonly Phase[] = ["running"];
const LATER: readonly Phase[] = ["open", "full", "announced", "closed"];

/** Editions by when they are: now, later (soonest first), before (latest first). */
export async function EditionSections({
  schools,
  locale,
  named,
}: {
  schools: readonly PublicSchool[];
  locale: string;
  named: boolean;
}) {
  const t = await getTranslations("public.home");
  const all = schools.flatMap((school) => school.editions.map((edition) => ({ school, edition })));
  const startOf = ({ edition }: Placed) => edition.startsAt ?? "9999";
  const sections = [
    { id: "running", name: t("running"), editions: all.filter(({ edition }) => NOW.includes(edition.phase)) },
    {
      id: "upcoming",
      name: t("upcoming"),
      editions: all
        .filter(({ edition }) => LATER.includes(edition.phase))
        .sort((one, other) => startOf(one).localeCompare(startOf(other))),
    },
    {
      id: "past",
      name: t("past"),
      editions: all
        .filter(({ edition }) => !NOW.includes(edition.phase) && !LATER.includes(edition.phase))
        .sort((one, other) => startOf(other).localeCompare(startOf(one))),
    },
  ].filter((section) => section.editions.length > 0);
  if (sections.length === 0) return <p className="wrap part lead">{t("empty")}</p>;
  return sections.map((section) => (
    <section key={section.id} className="part" aria-labelledby={section.id}>
      <div className="wrap split">
        <h2 id={section.id}>{section.name}</h2>
        <EditionCards
          editions={section.editions.map((placed) => card(placed, locale, named))}
          locale={locale}
        />
      </div>
    </section>
  ));
}
