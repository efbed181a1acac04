import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { fieldLanguagesOf } from "@/components/forms/desk/field-texts";
import { LanguageSwitch } from "@/components/forms/desk/language-switch";
import { LocalisedField } from "@/components/forms/desk/localised-field";
import { SaidHere } from "@/components/forms/desk/said-here";
import { TextField } from "@/components/forms/text-field";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { releaseAction } from "@/lib/releases/actions/release";
import type { previewRelease } from "@/lib/releases/queries/preview-release";
import { ChangesTable, Concerned } from "./changes-table";
import { AcceptedList, Overlaps } from "./overlaps";

/** The same page with everything. */
const ALL = "?shown=all";

type Preview = Awaited<ReturnType<typeof previewRelease>>;
interface ReleaseBodyProps {
  scope: EditionScope;
  preview: Preview;
  /** What is for later, and what was before, below it. */
  later: ReactNode;
  earlier: ReactNode;
}

/** What the next release would change, what stands against it, whom it concerns; then the button. */
export async function ReleaseBody({ scope, preview, later, earlier }: ReleaseBodyProps) {
  const [t, language, fieldLanguages] = await Promise.all([
    getTranslations("desk-programme"),
    getLocale(),
    fieldLanguagesOf(scope.languages),
  ]);
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
      <ChangesTable
        {...preview}
        scope={scope}
        more={
          <Link className="act" href={ALL} prefetch={false}>
            {t("release.changes-all", { count: preview.changeCount })}
          </Link>
        }
      />
      {may(scope, "release") && !preview.unchanged ? (
        <>
          <Concerned
            {...preview}
            more={
              <Link className="act" href={ALL} prefetch={false}>
                {t("release.concerned-all", { count: preview.reached + preview.unreached })}
              </Link>
            }
          />
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
      {earlier}
    </SaidHere>
  );
}
