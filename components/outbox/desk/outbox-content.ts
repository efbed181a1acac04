import type { listOutboxForExport } from "@/lib/outbox/queries/export-outbox";
import { capitalise } from "@/lib/platform/dates/format";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { TableContent } from "@/lib/platform/tables/table";

interface OutboxWords {
  name: string;
  /** What each mail is called, by its stored name. */
  mailNames: Readonly<Record<string, string>>;
  t: Texts<"desk-lists">;
  states: Texts<"desk-registrations">;
  language: string;
}

/** The messages as a file holds them. */
export function outboxContent(
  pages: Awaited<ReturnType<typeof listOutboxForExport>>["pages"],
  { name, mailNames, t, states, language }: OutboxWords,
): TableContent {
  const headings = ["message", "recipient", "language", "state", "written", "left", "failure"] as const;
  return {
    name,
    columns: headings.map((key) => t(`file.${key}`)),
    async *pages() {
      for await (const rows of pages)
        yield rows.map((row) => [
          capitalise(mailNames[row.template] ?? row.template, language),
          row.recipient,
          row.language,
          capitalise(states(`outbox.${row.state}`), language),
          row.createdAt,
          row.sentAt,
          row.failure,
        ]);
    },
  };
}
