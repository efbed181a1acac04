import { getTranslations } from "next-intl/server";
import { factWords } from "@/components/participants/desk/applicant-words";
import { registrationContent } from "@/components/participants/desk/registration-content";
import { readAsked } from "@/lib/participants/queries/asked";
import { listRegistrationsForExport } from "@/lib/participants/queries/export";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { listRoute } from "../../../../_desk/table-file";

/** What the table shows, all pages of it, with all answers that its reader may read, as a file for a spreadsheet. */
export const GET = listRoute("export-registrations", "registrations", async (scope, asked, language) => {
  const filter = RegistrationFilterSchema.parse(await readAsked(scope, asked));
  const [found, t, registration, site, sets] = await Promise.all([
    listRegistrationsForExport(scope, filter),
    getTranslations({ locale: language, namespace: "desk-registrations" }),
    getTranslations({ locale: language, namespace: "registration" }),
    getTranslations({ locale: language, namespace: "site" }),
    getTranslations({ locale: language, namespace: "desk-sets" }),
  ]);
  const { count } = found;
  const reader = {
    language,
    fallback: scope.languages,
    words: { yes: site("yes"), no: site("no"), wish: site("wish") },
  };
  const marks = {
    ...(filter.columns.includes("tags") ? { tags: sets("by.tag") } : {}),
    ...(filter.columns.includes("assignee") ? { assignee: sets("by.assignee") } : {}),
  };
  const words = { t, factWords: factWords(t, registration), reader, marks };
  return { count, content: registrationContent(found, words) };
});
