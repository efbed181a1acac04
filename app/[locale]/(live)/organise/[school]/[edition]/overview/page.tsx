import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { ArrangeTodo } from "@/components/overview/desk/arrange-todo";
import { Overview } from "@/components/overview/desk/overview";
import { mayInWhole } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { listArrangements } from "@/lib/desk/queries/arrangements";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { findLastTime } from "@/lib/desk/queries/last-time";
import { getOverview } from "@/lib/desk/queries/overview";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.overview") };
}

export default async function OverviewPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-registrations");
  const [overview, mayMakeNext, lastTime, { arranged, team }, language, t, desk] = await Promise.all([
    getOverview(scope),
    mayInWhole(scope, "create-edition"),
    findLastTime(scope),
    listArrangements(scope),
    getLocale(),
    getTranslations("desk-overview"),
    getTranslations("desk"),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="overview">
      <Overview
        overview={overview}
        lastTime={lastTime}
        arranged={arranged}
        arrange={
          may(scope, "arrange-todos")
            ? (todo) => (
                <ArrangeTodo
                  todo={todo}
                  arranged={arranged.get(todo)}
                  team={team}
                  address={{ school: scope.schoolSlug, edition: scope.editionSlug }}
                />
              )
            : null
        }
        now={new Date()}
        languages={scope.languages}
        rights={scope}
        mayMakeNext={mayMakeNext}
        base={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}`}
        language={language}
        t={t}
        phaseText={(phase) => desk(`phase.${phase}`)}
      />
    </EditionDesk>
  );
}
