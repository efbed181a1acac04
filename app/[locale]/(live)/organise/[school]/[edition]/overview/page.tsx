import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { Overview } from "@/components/desk/overview/overview";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getOverview } from "@/lib/desk/queries/overview";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.overview") };
}

export default async function OverviewPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-registrations");
  const [overview, language, t, desk] = await Promise.all([
    getOverview(scope),
    getLocale(),
    getTranslations("desk-overview"),
    getTranslations("desk"),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="overview">
      <Overview
        overview={overview}
        now={new Date()}
        languages={scope.languages}
        rights={scope}
        base={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}`}
        language={language}
        t={t}
        phaseText={(phase) => desk(`phase.${phase}`)}
      />
    </EditionDesk>
  );
}
