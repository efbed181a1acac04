import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { DeskForm } from "@/components/forms/desk/desk-form";
import type { Undo } from "@/components/forms/desk/said-context";
import { langOf } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { transitionSessionAction } from "@/lib/programme/actions/programme";
import type { DeletedSession } from "@/lib/programme/queries/deleted-sessions";

interface DeletedProps {
  scope: EditionScope;
  session: DeletedSession;
}

/** The way back of one deletion. */
export async function bringBack({ scope, session }: DeletedProps): Promise<Undo> {
  const t = await getTranslations("desk-programme");
  return {
    action: transitionSessionAction,
    hidden: {
      school: scope.schoolSlug,
      edition: scope.editionSlug,
      session: session.id,
      version: session.version,
      transition: "bring-back",
    },
    submit: t("deleted.bring-back"),
    done: t("deleted.back"),
  };
}

/** What a deletion said, on the page it leads to. */
export async function deletedText({ scope, session }: DeletedProps): Promise<string> {
  const [t, language] = await Promise.all([getTranslations("desk-programme"), getLocale()]);
  const title = localise(session.title, language, scope.languages)?.text ?? "";
  return t("deleted.said", { title: `${session.number} ${title}` });
}

/** In place of a deleted session: that it is deleted, and the way back. */
export async function DeletedNotice({ scope, session }: DeletedProps) {
  const [t, language, text] = await Promise.all([
    getTranslations("desk-programme"),
    getLocale(),
    deletedText({ scope, session }),
  ]);
  const undo = await bringBack({ scope, session });
  return (
    <>
      <h1>{t("deleted.title")}</h1>
      <p className="above-4">{text}</p>
      <DeskForm
        name="bring-back"
        action={transitionSessionAction}
        hidden={undo.hidden}
        submit={undo.submit}
        look="outlined"
        icon="back"
        done={undo.done}
      />
      <p className="above-4">
        <a href={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/programme`}>
          {t("deleted.programme")}
        </a>
      </p>
    </>
  );
}

interface DeletedListProps {
  scope: EditionScope;
  sessions: readonly DeletedSession[];
}

/** All deleted sessions, each with the way back, for as long as the edition lives. */
export async function DeletedList({ scope, sessions }: DeletedListProps) {
  if (sessions.length === 0) return null;
  const [t, language] = await Promise.all([getTranslations("desk-programme"), getLocale()]);
  const rows = await Promise.all(
    sessions.map(async (session) => ({ session, undo: await bringBack({ scope, session }) })),
  );
  return (
    <details className="fold">
      <summary>{t("deleted.list", { count: sessions.length })}</summary>
      <DataTable
        look="rows"
        columns={["title", "back"]}
        rows={rows.map(({ session, undo }) => {
          const title = localise(session.title, language, scope.languages);
          const [first] = session.times;
          return {
            id: session.id,
            cells: {
              title: (
                <>
                  <span className="name" {...langOf(title)}>
                    {session.number} {title?.text}
                  </span>
                  <p>
                    {t("deleted.when", {
                      when: formatDayAndTime(session.deletedAt, scope.timeZone, language),
                    })}{" "}
                    {first
                      ? t("deleted.time", { when: formatDayAndTime(first, scope.timeZone, language) })
                      : t("deleted.no-time")}
                  </p>
                </>
              ),
              back: (
                <DeskForm
                  name={`bring-back-${session.id}`}
                  action={transitionSessionAction}
                  hidden={undo.hidden}
                  submit={undo.submit}
                  look="text"
                  done={undo.done}
                  goesAway
                />
              ),
            },
          };
        })}
      />
    </details>
  );
}
