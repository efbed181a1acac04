import { formatDayAndTime } from "@/lib/platform/dates/format";
import type { FieldTexts } from "../field-list";

interface AuditListProps {
  entries: readonly {
    id: string;
    actorKind: string;
    actor: string | null;
    act: string;
    objectKind: string;
    createdAt: Date;
    values: { field: string }[];
  }[];
  /** Not the first page. */
  later: boolean;
  /** Where the next page begins; null at the end. */
  nextCursor: string | null;
  timeZone: string;
  language: string;
  t: FieldTexts & ((key: string, values?: Record<string, string | number>) => string);
}

/** Who did what to which kind of thing, when; never the values themselves. */
export function AuditList({ entries, later, nextCursor, timeZone, language, t }: AuditListProps) {
  return (
    <>
      <div className="scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("audit.when")}</th>
              <th scope="col">{t("audit.who")}</th>
              <th scope="col">{t("audit.what")}</th>
              <th scope="col">{t("audit.fields")}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>
                  <time dateTime={entry.createdAt.toISOString()}>
                    {formatDayAndTime(entry.createdAt, timeZone, language)}
                  </time>
                </td>
                <td>{entry.actor ?? t(`audit.actor.${entry.actorKind}`)}</td>
                <th scope="row">
                  {t.has(`audit.act.${entry.act}`)
                    ? t(`audit.act.${entry.act}`)
                    : `${entry.act.replaceAll("-", " ")} (${entry.objectKind})`}
                </th>
                <td>{entry.values.map(({ field }) => field).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <nav className="pager" aria-label={t("pages")}>
        {later ? (
          <a className="pill" href="?">
            {t("newest")}
          </a>
        ) : (
          <span />
        )}
        {nextCursor ? (
          <a className="pill" href={`?after=${nextCursor}`}>
            {t("older")}
          </a>
        ) : null}
      </nav>
    </>
  );
}
