import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { fieldLanguagesOf } from "@/components/forms/desk/field-texts";
import { LanguageSwitch } from "@/components/forms/desk/language-switch";
import { LocalisedField } from "@/components/forms/desk/localised-field";
import { SaidHere } from "@/components/forms/desk/said-here";
import { TextField } from "@/components/forms/text-field";
import { langOf } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { localise } from "@/lib/platform/i18n/localised";
import { rollBackAction } from "@/lib/releases/actions/release";
import type { previewRollBack } from "@/lib/releases/queries/earlier-releases";
import { ChangesTable, Concerned } from "./changes-table";

interface RollBackProps {
  scope: EditionScope<"release">;
  preview: Awaited<ReturnType<typeof previewRollBack>>;
}

/** What publishing an earlier release again would change, what can't come back, and whom it concerns; then the button. */
export async function RollBack({ scope, preview }: RollBackProps) {
  const [t, release, language, fieldLanguages] = await Promise.all([
    getTranslations("desk-programme.roll-back"),
    getTranslations("desk-programme.release"),
    getLocale(),
    fieldLanguagesOf(scope.languages),
  ]);
  const { earlier, latest, deleted, cancelled, unnamed, overlaps, unchanged } = preview;
  const { name } = earlier;
  const desk = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/releases`;
  return (
    <SaidHere>
      <h2 className="above-5">{t("title", { name })}</h2>
      <p className="above-3">{t("about", { name })}</p>
      {unchanged ? <p className="said said--note above-4">{t("unchanged")}</p> : null}
      {overlaps.length > 0 ? (
        <div className="said said--no above-4">
          <p>{t("overlaps", { count: preview.overlapCount })}</p>
          {overlaps.map((line) => (
            <p key={line} dir="auto">
              {line}
            </p>
          ))}
        </div>
      ) : null}
      {deleted.length + cancelled.length + unnamed > 0 ? (
        <section className="section" aria-labelledby="lost">
          <h3 id="lost">{t("lost")}</h3>
          <Lost title={t("deleted")} sessions={deleted} scope={scope} language={language} />
          <Lost title={t("cancelled")} sessions={cancelled} scope={scope} language={language} />
          {unnamed > 0 ? <p className="above-3">{t("unnamed", { count: unnamed })}</p> : null}
        </section>
      ) : null}
      <ChangesTable {...preview} scope={scope} more={null} />
      {unchanged || overlaps.length > 0 ? null : (
        <>
          <Concerned {...preview} more={null} />
          <DeskForm
            name="roll-back"
            action={rollBackAction}
            hidden={{
              ...{ school: scope.schoolSlug, edition: scope.editionSlug },
              ...{ release: earlier.number, seen: latest.number },
            }}
            submit={t("submit")}
            icon="back"
            meanwhile={release("meanwhile")}
            doneHref={desk}
          >
            <TextField
              name="name"
              label={release("name")}
              value={t("name", { next: release("version", { number: `${latest.number + 1}.0` }), name })}
            />
            <LanguageSwitch fieldLanguages={fieldLanguages} values={{}} />
            <LocalisedField name="note" label={release("note")} fieldLanguages={fieldLanguages} optional />
          </DeskForm>
        </>
      )}
      <p className="above-5">
        <Link className="act" href={desk} prefetch={false}>
          {t("leave")}
        </Link>
      </p>
    </SaidHere>
  );
}

interface LostProps {
  title: string;
  sessions: ReadonlyArray<{ id: string; number: number; title: unknown }>;
  scope: EditionScope;
  language: string;
}

function Lost({ title, sessions, scope, language }: LostProps) {
  if (sessions.length === 0) return null;
  return (
    <>
      <p className="above-3">
        <b>{title}</b>
      </p>
      <ul className="plain">
        {sessions.map((session) => {
          const words = localise(session.title, language, scope.languages);
          return (
            <li key={session.id} {...langOf(words)}>
              {session.number} {words?.text}
            </li>
          );
        })}
      </ul>
    </>
  );
}
