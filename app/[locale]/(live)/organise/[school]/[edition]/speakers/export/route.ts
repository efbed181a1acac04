import { getTranslations } from "next-intl/server";
import { speakerContent } from "@/components/programme/desk/programme-content";
import { listSpeakersForExport } from "@/lib/programme/queries/export-programme";
import { SpeakersLookSchema } from "@/lib/programme/schema/speaker";
import { listRoute } from "../../../../_desk/table-file";

/** The people of the programme, as the address narrows them down, as a file. */
export const GET = listRoute("export-lists", "speakers", async (scope, asked, language) => {
  const [{ count, pages }, t, fields, desk] = await Promise.all([
    listSpeakersForExport(scope, SpeakersLookSchema.parse(asked)),
    getTranslations({ locale: language, namespace: "desk-lists" }),
    getTranslations({ locale: language, namespace: "desk-fields" }),
    getTranslations({ locale: language, namespace: "desk" }),
  ]);
  const words = { name: desk("menu.speakers"), t, fields, language, languages: scope.languages };
  return { count, content: speakerContent(pages, words) };
});
