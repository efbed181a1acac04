import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DataTable } from "@/components/desk/data-table/data-table";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { fieldLanguagesOf } from "@/components/forms/desk/field-texts";
import { LanguageSwitch } from "@/components/forms/desk/language-switch";
import { LocalisedField } from "@/components/forms/desk/localised-field";
import { SaidHere } from "@/components/forms/desk/said-here";
import { TextField } from "@/components/forms/text-field";
import { langOf } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import { releaseAction } from "@/lib/releases/actions/release";
import type { previewRelease } from "@/lib/releases/queries/preview-release";
import { AcceptedList, Overlaps } from "./overlaps";

/** The same page with everything. */
const ALL = "?shown=all";

type Preview = Awaited<ReturnType<typeof previewRelease>>;
interface ReleaseBodyProps {
  scope: EditionScope;
  preview: Preview;
  /** What is for later, below it. */
  later: ReactNode;
}

/** What the next release would change, what stands against it, whom it concerns; then the button. */
export async function ReleaseBody({ scope, preview, later }: ReleaseBodyProps) {
  const [t, language, fieldLanguages] = await Promise.all([
    getTranslations("desk-programme"),
    getLocale(),
    fieldLanguagesOf(scope.languages),
  ]);
  const { reached, unreached } = preview;
  const next = (preview.latest?.number ?? 0) + 1;
  return (
    <SaidHere>
      <p className="muted">{t("release.intro")}</p>
      <p className="above-3">
        {preview.latest ? t("release.latest", { name: preview.latest.name }) : t("release.none")}
      </p>
      {preview.unchanged ? <p className="said said--note above-4">{t("release.unchanged")}</p> : null}
      {preview.released.length > 0 ? (
        <details className="fold">
          <summary>{t("overlaps.released", { count: preview.released.length })}</summary>
          <AcceptedList overlaps={preview.released} scope={scope} />
        </details>
      ) : null}
      {preview.declined > 0 ? (
        <p className="said said--note above-4">
          {t("release.declined", { count: preview.declined })}{" "}
          <Link
            href={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/speakers?reply=declined`}
            prefetch={false}
          >
            {t("release.declined-who")}
          </Link>
        </p>
      ) : null}
      <Overlaps scope={scope} overlaps={preview.overlaps} />
      <Changes scope={scope} preview={preview} language={language} t={t} />
      {may(scope, "release") && !preview.unchanged ? (
        <>
          {reached > 0 || unreached === 0 ? (
            <p className="above-5">{t("release.concerned", { count: reached })}</p>
          ) : null}
          {unreached > 0 ? <p className="above-3">{t("release.unreached", { count: unreached })}</p> : null}
          <DataTable
            look="rows"
            columns={["speaker", "recipient"]}
            rows={preview.concerned.map((speaker) => ({
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
          {reached + unreached > preview.concerned.length ? (
            <Link className="act" href={ALL} prefetch={false}>
              {t("release.concerned-all", { count: reached + unreached })}
            </Link>
          ) : null}
          <DeskForm
            name="release"
            action={releaseAction}
            hidden={{ school: scope.schoolSlug, edition: scope.editionSlug }}
            submit={t("release.submit")}
            icon="arrow"
            meanwhile={t("release.meanwhile")}
            done={t("release.done")}
            goesAway
          >
            <TextField
              name="name"
              label={t("release.name")}
              value={t("release.version", { number: `${next}.0` })}
            />
            <LanguageSwitch fieldLanguages={fieldLanguages} values={{}} />
            <LocalisedField name="note" label={t("release.note")} fieldLanguages={fieldLanguages} optional />
          </DeskForm>
        </>
      ) : null}
      {later}
    </SaidHere>
  );
}

interface ChangesProps extends Omit<ReleaseBodyProps, "later"> {
  language: string;
  t: Texts<"desk-programme">;
}

function Changes({ scope, preview, language, t }: ChangesProps) {
  if (preview.changes.length === 0) return null;
  const placementText = (at: Preview["changes"][number]["from"]) => {
    if (!at) return t("release.nowhere");
    const room = preview.rooms.find(({ id }) => id === at.roomId)?.name;
    return [formatDayAndTime(new Date(at.startsAt), scope.timeZone, language), room]
      .filter(Boolean)
      .join(", ");
  };
  return (
    <section className="section" aria-labelledby="changes">
      <h2 id="changes">{t("release.changes", { count: preview.changeCount })}</h2>
      <DataTable
        look="rows"
        columns={["session", "kind"]}
        rows={preview.changes.map((change) => {
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
      {preview.changeCount > preview.changes.length ? (
        <Link className="act" href={ALL} prefetch={false}>
          {t("release.changes-all", { count: preview.changeCount })}
        </Link>
      ) : null}
    </section>
  );
}
