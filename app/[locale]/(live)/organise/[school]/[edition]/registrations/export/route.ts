import { getTranslations } from "next-intl/server";
import { factWords } from "@/components/participants/desk/applicant-words";
import { registrationContent } from "@/components/participants/desk/registration-content";
import { requireEdition } from "@/lib/access/access";
import { listRegistrationsForExport } from "@/lib/participants/queries/export";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { log } from "@/lib/platform/log";
import { answered } from "../../../../_desk/answer";
import { tableFile } from "../../../../_desk/table-file";

type Params = { params: Promise<{ locale: string; school: string; edition: string }> };

/** What the table shows, all pages of it, with all answers that its reader may read, as a file for a spreadsheet. */
export function GET(request: Request, { params }: Params) {
  return answered(async () => {
    const { locale: language, school, edition } = await params;
    const scope = await requireEdition(school, edition, "export-registrations");
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const [found, t, registration] = await Promise.all([
      listRegistrationsForExport(scope, RegistrationFilterSchema.parse(asked)),
      getTranslations({ locale: language, namespace: "desk-registrations" }),
      getTranslations({ locale: language, namespace: "registration" }),
    ]);
    const { count } = found;
    log.info({ edition: scope.editionId, login: scope.actor.id, rows: count }, "registrations exported");
    const words = { t, factWords: factWords(t, registration), language, languages: scope.languages };
    const content = registrationContent(found, words);
    return tableFile(request, { scope, list: "registrations", count, content, language });
  });
}
