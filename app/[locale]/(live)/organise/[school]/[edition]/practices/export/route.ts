import { getTranslations } from "next-intl/server";
import { practiceContent } from "@/components/practices/desk/practice-content";
import { listPracticesForExport } from "@/lib/practices/queries/export-practices";
import { listRoute } from "../../../../_desk/table-file";

/** The practices that the edition shows, as a file. */
export const GET = listRoute("export-lists", "practices", async (scope, _asked, language) => {
  const [practices, t, desk] = await Promise.all([
    listPracticesForExport(scope),
    getTranslations({ locale: language, namespace: "desk-lists" }),
    getTranslations({ locale: language, namespace: "desk" }),
  ]);
  const words = { name: desk("menu.practices"), t, language, languages: scope.languages };
  return { count: practices.length, content: practiceContent(practices, words) };
});
