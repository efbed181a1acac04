import { getTranslations } from "next-intl/server";
import { sessionContent } from "@/components/programme/desk/programme-content";
import { listSessionsForExport } from "@/lib/programme/queries/export-programme";
import { listRoute } from "../../../../_desk/table-file";

/** The sessions of the draft as a file. */
export const GET = listRoute("export-lists", "programme", async (scope, _asked, language) => {
  const [{ count, pages }, t, fields, desk] = await Promise.all([
    listSessionsForExport(scope),
    getTranslations({ locale: language, namespace: "desk-lists" }),
    getTranslations({ locale: language, namespace: "desk-fields" }),
    getTranslations({ locale: language, namespace: "desk" }),
  ]);
  const words = { name: desk("menu.programme"), t, fields, language, languages: scope.languages };
  return { count, content: sessionContent(pages, words) };
});
