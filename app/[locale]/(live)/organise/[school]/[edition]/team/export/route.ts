import { getTranslations } from "next-intl/server";
import { teamContent } from "@/components/team/desk/team-content";
import { listTeam } from "@/lib/team/queries/list-team";
import { listRoute } from "../../../../_desk/table-file";

/** The team as a file. */
export const GET = listRoute("manage-team", "team", async (scope, _asked, language) => {
  const [members, t, fields, desk] = await Promise.all([
    listTeam(scope),
    getTranslations({ locale: language, namespace: "desk-lists" }),
    getTranslations({ locale: language, namespace: "desk-fields" }),
    getTranslations({ locale: language, namespace: "desk" }),
  ]);
  const words = { name: desk("menu.team"), t, fields, language, languages: scope.languages };
  return { count: members.length, content: teamContent(members, words) };
});
