import { getTranslations } from "next-intl/server";
import { historyContent } from "@/components/audit/desk/history-content";
import { historyWords } from "@/components/audit/desk/history-words";
import { sayMailings } from "@/lib/audiences/queries/say-mailings";
import { listAuditForExport } from "@/lib/audit/queries/list-audit";
import { HistoryFilterSchema } from "@/lib/audit/schema";
import { mailNames } from "@/lib/outbox/emails/mail-names";
import { setTeller } from "../../../../_desk/set-teller";
import { listRoute } from "../../../../_desk/table-file";

/** The organisation's history, as the address narrows it down, as a file. */
export const GET = listRoute("view-audit", "history", async (scope, asked, language) => {
  const mails = mailNames(language);
  const [{ count, pages }, words, tellSet, desk] = await Promise.all([
    listAuditForExport(scope, HistoryFilterSchema.parse(asked)),
    historyWords(scope, language, mails),
    setTeller(scope, language, mails),
    getTranslations({ locale: language, namespace: "desk" }),
  ]);
  const said = (async function* () {
    for await (const entries of pages) yield sayMailings(scope, entries);
  })();
  return { count, content: historyContent(said, desk("menu.audit"), { ...words, tellSet }) };
});
