import { getTranslations } from "next-intl/server";
import { auditContent } from "@/components/audit/desk/audit-line";
import { listAuditForExport } from "@/lib/audit/queries/list-audit";
import { listRoute } from "../../../../_desk/table-file";

/** The whole history of the organisation as a file. */
export const GET = listRoute("view-audit", "history", async (scope, _asked, language) => {
  const [{ count, pages }, t, desk] = await Promise.all([
    listAuditForExport(scope),
    getTranslations({ locale: language, namespace: "desk-lists" }),
    getTranslations({ locale: language, namespace: "desk" }),
  ]);
  return { count, content: auditContent(pages, desk("menu.audit"), t) };
});
