import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { TotalsBody } from "@/components/participants/desk/totals-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getTotals } from "@/lib/participants/queries/totals";
import { TotalsLookSchema } from "@/lib/participants/schema/totals";
import { localise } from "@/lib/platform/i18n/localised";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.totals") };
}

export default async function TotalsPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-registrations");
  const look = TotalsLookSchema.parse(asked);
  const [totals, frame, language] = await Promise.all([
    getTotals(scope, look),
    findEditionFrame(scope),
    getLocale(),
  ]);
  return (
    <EditionDesk scope={scope} frame={frame} current="totals">
      <TotalsBody {...{ scope, totals, look, title: localise(frame.title, language, scope.languages) }} />
    </EditionDesk>
  );
}
