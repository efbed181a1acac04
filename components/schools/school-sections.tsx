import { getTranslations } from "next-intl/server";
import type { PublicEdition, PublicSchool } from "@/lib/editions/queries/public-schools";
import { isToCome, type Phase } from "@/lib/editions/rules/phases";
import { type EditionCard, EditionCards } from "./edition-cards";
import { EditionRows } from "./edition-rows";

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

function byTime(all: readonly Placed[]) {
  const startOf = ({ edition }: Placed) => edition.startsAt ?? "9999";
  const isUpcoming = ({ edition }: Placed) =>
    isToCome(edition.phase) || (edition.phase === "cancelled" && edition.isAhead);
  const running = all.filter(({ edition }) => edition.phase === "running");
  return {
    running,
    upcoming: all.filter(isUpcoming).sort((one, other) => startOf(one).localeCompare(startOf(other))),
    past: all
      .filter((placed) => placed.edition.phase !== "running" && !isUpcoming(placed))
      .sort((one, other) => startOf(other).localeCompare(startOf(one))),
  };
}

/** Editions by when they are: now, later (soonest first), before (latest first). */
export async function EditionSections({
  schools,
  locale,
  named,
  before = true,
}: {
  schools: readonly PublicSchool[];
  locale: string;
  named: boolean;
  /** Whether what is over is listed, too. */
  before?: boolean;
}) {
  const t = await getTranslations("public");
  const all = schools.flatMap((school) => school.editions.map((edition) => ({ school, edition })));
  const { running, upcoming, past } = byTime(all);
  const [school] = schools;
  const pastName = named ? t("home.past") : school?.recurring ? t("schoolPage.past") : t("phase.past");
  const sections = [
    { id: "running", name: t("home.running"), editions: running },
    { id: "upcoming", name: t("home.upcoming"), editions: upcoming },
  ].filter((section) => section.editions.length > 0);
  return (
    <>
      {sections.map((section) => (
        <section key={section.id} className="part" aria-labelledby={section.id}>
          <div className="wrap">
            <h2 id={section.id}>{section.name}</h2>
            <EditionCards
              editions={section.editions.map((placed) => card(placed, locale, named))}
              locale={locale}
            />
          </div>
        </section>
      ))}
      {before && past.length > 0 && (
        <section className="part" aria-labelledby="past">
          <div className="wrap split">
            <h2 id="past">{pastName}</h2>
            <EditionRows editions={past.map((placed) => card(placed, locale, named))} locale={locale} />
          </div>
        </section>
      )}
    </>
  );
}
