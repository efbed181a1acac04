import { getTranslations } from "next-intl/server";
import { historyContent } from "@/components/audit/desk/history-content";
import { historyWords } from "@/components/audit/desk/history-words";
import { listAuditForExport } from "@/lib/audit/queries/list-audit";
import { HistoryFilterSchema } from "@/lib/audit/schema";
import { mailNames } from "@/lib/outbox/emails/mail-names";
import { listRoute } from "../../../../_desk/table-file";

/** The organisation's history, as the address narrows it down, as a file. */
export const GET = listRoute("view-audit", "history", async (scope, asked, language) => {
  const [{ count, pages }, words, desk] = await Promise.all([
    listAuditForExport(scope, HistoryFilterSchema.parse(asked)),
    historyWords(scope, language, mailNames(language)),
    getTranslations({ locale: language, namespace: "desk" }),
  ]);
  return { count, content: historyContent(pages, desk("menu.audit"), words) };
});
