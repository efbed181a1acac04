import { getTranslations } from "next-intl/server";
import { totalsContent } from "@/components/participants/desk/totals-content";
import { getTotals } from "@/lib/participants/queries/totals";
import { TotalsLookSchema } from "@/lib/participants/schema/totals";
import { listRoute } from "../../../../_desk/table-file";

/** What the totals show, as a file for a spreadsheet. */
export const GET = listRoute("export-registrations", "totals", async (scope, asked, language) => {
  const look = TotalsLookSchema.parse(asked);
  const [totals, t, desk, site] = await Promise.all([
    getTotals(scope, look),
    getTranslations({ locale: language, namespace: "desk-totals" }),
    getTranslations({ locale: language, namespace: "desk" }),
    getTranslations({ locale: language, namespace: "site" }),
  ]);
  const reader = {
    t,
    language,
    fallback: scope.languages,
    zone: scope.timeZone,
    words: { yes: site("yes"), no: site("no"), wish: site("wish") },
  };
  return totalsContent(totals, { named: look.names === "yes", name: desk("menu.totals") }, reader);
});
