import type { listOutboxForExport } from "@/lib/outbox/queries/export-outbox";
import { capitalise, formatLanguage } from "@/lib/platform/dates/format";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { TableContent } from "@/lib/platform/tables/table";
import { whyNot } from "./why-not";

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
  return {
    name,
    columns: [
      ...(["message", "recipient", "language", "state"] as const).map((key) => t(`file.${key}`)),
      ...(["written", "left"] as const).map((key) => ({ moments: t(`file.${key}`) })),
      t("file.failure"),
    ],
    async *pages() {
      for await (const rows of pages)
        yield rows.map((row) => [
          capitalise(mailNames[row.template] ?? row.template, language),
          row.recipient,
          formatLanguage(row.language, language),
          capitalise(states(`outbox.${row.state}`), language),
          row.createdAt,
          row.sentAt,
          whyNot(t, row.failure),
        ]);
    },
  };
}
