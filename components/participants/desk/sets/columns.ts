import type { useTranslations } from "next-intl";
import type { Column } from "@/components/desk/data-table/columns";
import { readColumns } from "@/lib/audiences/schema/people-view";
import type { Subject } from "./subjects";

/** What stands beside the name where nobody chose. */
export const USUAL_COLUMNS: readonly string[] = ["affiliation", "category", "needs", "state", "sent"];

/** The columns of an address, or the usual ones. */
export function shownColumns(columns: string): readonly string[] {
  const read = readColumns(columns);
  return read.length > 0 ? read : USUAL_COLUMNS;
}

type Sets = ReturnType<typeof useTranslations<"desk-sets">>;
type Registrations = ReturnType<typeof useTranslations<"desk-registrations">>;

/** Every column there is: what a registration has, and each question this reader may read. */
export function columnChoices(subjects: readonly Subject[], t: Sets, registrations: Registrations): Column[] {
  return [
    { id: "affiliation", header: registrations("coop"), sortable: true, kind: "line" },
    { id: "category", header: registrations("category"), kind: "words" },
    { id: "needs", header: registrations("interpreting") },
    { id: "state", header: registrations("state.title"), kind: "state" },
    { id: "sent", header: registrations("sent"), sortable: true, kind: "when" },
    { id: "reference", header: registrations("reference") },
    { id: "mode", header: t("by.mode") },
    { id: "language", header: registrations("language") },
    { id: "tags", header: t("by.tag"), kind: "words" },
    { id: "assignee", header: t("by.assignee") },
    ...subjects.flatMap(({ id, label, group }): Column[] =>
      group === "answers" ? [{ id, header: label, kind: "words" }] : [],
    ),
  ];
}
