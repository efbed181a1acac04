import { getTranslations } from "next-intl/server";
import { outboxContent } from "@/components/outbox/desk/outbox-content";
import { findWithheldMailings } from "@/lib/audiences/queries/withheld-mailings";
import { findMailings } from "@/lib/audiences/queries/written-mailings";
import { mailNames } from "@/lib/outbox/emails/mail-names";
import { listOutboxForExport } from "@/lib/outbox/queries/export-outbox";
import { OutboxLookSchema } from "@/lib/outbox/schema";
import { listRoute } from "../../../../_desk/table-file";

/** The mails of a tab, or of one message, as a file. */
export const GET = listRoute("export-lists", "messages", async (scope, asked, language) => {
  const withheld = await findWithheldMailings(scope);
  const [{ count, pages }, t, states, desk] = await Promise.all([
    listOutboxForExport(scope, OutboxLookSchema.parse(asked), findMailings, withheld),
    getTranslations({ locale: language, namespace: "desk-lists" }),
    getTranslations({ locale: language, namespace: "desk-registrations" }),
    getTranslations({ locale: language, namespace: "desk" }),
  ]);
  const words = { name: desk("menu.outbox"), mailNames: mailNames(language), t, states, language };
  return { count, content: outboxContent(pages, words) };
});
