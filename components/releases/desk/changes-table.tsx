import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DataTable } from "@/components/desk/data-table/data-table";
import { langOf } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { previewRelease } from "@/lib/releases/queries/preview-release";

type Preview = Awaited<ReturnType<typeof previewRelease>>;

interface ChangesTableProps extends Pick<Preview, "changes" | "changeCount"> {
  scope: EditionScope;
  rooms: ReadonlyArray<{ id: string; name: string }>;
  /** The way to those that are not shown. */
  more: ReactNode;
}

/** What a release would change: which session, from where and when to where and when. */
export async function ChangesTable({ scope, changes, changeCount, rooms, more }: ChangesTableProps) {
  const [t, language] = await Promise.all([getTranslations("desk-programme"), getLocale()]);
  if (changes.length === 0) return null;
  const placementText = (at: Preview["changes"][number]["from"]) => {
    if (!at) return t("release.nowhere");
    const room = rooms.find(({ id }) => id === at.roomId)?.name;
    return [formatDayAndTime(new Date(at.startsAt), scope.timeZone, language), room]
      .filter(Boolean)
      .join(", ");
  };
  return (
    <section className="section" aria-labelledby="changes">
      <h2 id="changes">{t("release.changes", { count: changeCount })}</h2>
      <DataTable
        look="rows"
        columns={["session", "kind"]}
        rows={changes.map((change) => {
          const title = localise(change.session?.title, language, scope.languages);
          return {
            id: `${change.sessionId}-${change.ordinal}-${change.kind}`,
            cells: {
              session: (
                <>
                  <span className="name" {...langOf(title)}>
                    {change.session?.number} {title?.text}
                  </span>
                  <p dir="auto">
                    {change.kind === "moved"
                      ? t("release.from-to", {
                          from: placementText(change.from),
                          to: placementText(change.to),
                        })
                      : placementText(change.kind === "new" ? change.to : change.from)}
                  </p>
                </>
              ),
              kind: (
                <span className={change.kind === "new" ? "tag tag--new" : "tag"}>
                  {t(`release.${change.kind}`)}
                </span>
              ),
            },
          };
        })}
      />
      {changeCount > changes.length ? more : null}
    </section>
  );
}

interface ConcernedProps extends Pick<Preview, "concerned" | "reached" | "unreached"> {
  /** The way to those that are not shown. */
  more: ReactNode;
}

/** Who is told by a release, by name, and how many mails that is. */
export async function Concerned({ concerned, reached, unreached, more }: ConcernedProps) {
  const t = await getTranslations("desk-programme");
  return (
    <>
      {reached > 0 || unreached === 0 ? (
        <p className="above-5">{t("release.concerned", { count: reached })}</p>
      ) : null}
      {unreached > 0 ? <p className="above-3">{t("release.unreached", { count: unreached })}</p> : null}
      <DataTable
        look="rows"
        columns={["speaker", "recipient"]}
        rows={concerned.map((speaker) => ({
          id: speaker.id,
          cells: {
            speaker: (
              <div className="name" dir="auto">
                {speaker.fullName}
              </div>
            ),
            recipient: <span className="muted">{speaker.recipient ?? "–"}</span>,
          },
        }))}
      />
      {reached + unreached > concerned.length ? more : null}
    </>
  );
}
