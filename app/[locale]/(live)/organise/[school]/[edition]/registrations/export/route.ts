import { getTranslations } from "next-intl/server";
import { factWords } from "@/components/participants/desk/applicant-words";
import { csvOf } from "@/components/participants/desk/csv";
import { requireEdition } from "@/lib/access/access";
import { listRegistrationsForExport } from "@/lib/participants/queries/list";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { log } from "@/lib/platform/log";
import { answered } from "../../../../_desk/answer";

type Params = { params: Promise<{ locale: string; school: string; edition: string }> };

/** What the table shows, all pages of it, as a file for a spreadsheet. */
export function GET(request: Request, { params }: Params) {
  return answered(async () => {
    const { locale, school, edition } = await params;
    const scope = await requireEdition(school, edition, "export-registrations");
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const [rows, t, registration] = await Promise.all([
      listRegistrationsForExport(scope, RegistrationFilterSchema.parse(asked)),
      getTranslations({ locale, namespace: "desk-registrations" }),
      getTranslations({ locale, namespace: "registration" }),
    ]);
    const { editionId, actor } = scope;
    log.info({ edition: editionId, login: actor.id, rows: rows.length }, "registrations exported");
    const words = factWords(t, registration);
    return new Response(csvOf(rows, { t, factWords: words, language: locale, languages: scope.languages }), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${scope.editionSlug}-registrations.csv"`,
        "cache-control": "private, no-store",
      },
    });
  });
}
