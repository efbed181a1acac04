import { findText, type Texts } from "@/lib/platform/i18n/texts";
import type { TableContent } from "@/lib/platform/tables/table";

/** An entry of the history as the desk reads it. */
export interface AuditLine {
  id: string;
  actorKind: string;
  actor: string | null;
  act: string;
  objectKind: string;
  createdAt: Date;
  fields: string[];
}

/** Who did it: a name, or what kind of somebody. */
export const actorText = (entry: AuditLine, t: Texts<"desk-lists">) =>
  entry.actor ?? findText(t, `audit.actor.${entry.actorKind}`);

/** What was done; an act without words by its stored name. */
export const actText = (entry: AuditLine, t: Texts<"desk-lists">) =>
  findText(t, `audit.act.${entry.act}`) ?? `${entry.act.replaceAll("-", " ")} (${entry.objectKind})`;

/** The history as a file holds it. */
export function auditContent(
  pages: AsyncIterable<readonly AuditLine[]>,
  name: string,
  t: Texts<"desk-lists">,
): TableContent {
  return {
    name,
    columns: [t("audit.when"), t("audit.who"), t("audit.what"), t("audit.fields")],
    async *pages() {
      for await (const entries of pages)
        yield entries.map((entry) => [
          entry.createdAt,
          actorText(entry, t),
          actText(entry, t),
          entry.fields.join(", "),
        ]);
    },
  };
}
