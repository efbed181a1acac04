import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { fieldLanguagesOf } from "@/components/forms/desk/field-texts";
import { LanguageSwitch } from "@/components/forms/desk/language-switch";
import { LocalisedField } from "@/components/forms/desk/localised-field";
import { TextField } from "@/components/forms/text-field";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { formatDayAndTime, nameZone } from "@/lib/platform/dates/format";
import { findText } from "@/lib/platform/i18n/texts";
import { planReleaseAction, unplanReleaseAction } from "@/lib/releases/actions/release";
import type { findPlannedRelease } from "@/lib/releases/queries/planned-release";

interface LaterProps {
  scope: EditionScope;
  planned: Awaited<ReturnType<typeof findPlannedRelease>>;
  /** What the next release is called where nobody calls it otherwise. */
  name: string;
}

/** A release for later: when it goes out or why it did not, another time for it, and the way back. */
export async function Later({ scope, planned: { row, suggested, values }, name }: LaterProps) {
  const [t, mails, language, fieldLanguages] = await Promise.all([
    getTranslations("desk-programme.later"),
    getTranslations("emails"),
    getLocale(),
    fieldLanguagesOf(scope.languages),
  ]);
  const mayRelease = may(scope, "release");
  if (!row && !mayRelease) return null;
  const zone = nameZone(scope.timeZone, language);
  const facts = row && {
    name: row.name,
    when: formatDayAndTime(row.releaseAt, scope.timeZone, language),
    zone,
  };
  const address = { school: scope.schoolSlug, edition: scope.editionSlug, version: row?.version ?? 0 };
  const notes = Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      key.startsWith("note.") ? [[key.slice("note.".length), String(value)]] : [],
    ),
  );
  const form = (
    <DeskForm
      name="later"
      action={planReleaseAction}
      hidden={address}
      submit={t(row ? "submit-change" : "submit")}
      look="outlined"
      done={t("done")}
      goesAway
    >
      <TextField name="name" label={t("name")} value={values.name ?? name} />
      <TextField
        name="at"
        type="datetime-local"
        label={t("at")}
        hint={t("at-hint", { zone })}
        value={row?.stoppedBecause ? suggested : (values.at ?? suggested)}
      />
      <LanguageSwitch fieldLanguages={fieldLanguages} values={values} />
      <LocalisedField name="note" label={t("note")} fieldLanguages={fieldLanguages} value={notes} optional />
    </DeskForm>
  );
  return (
    <section className="section" aria-labelledby="later-heading">
      <h2 id="later-heading">{t(row ? "heading-planned" : "heading")}</h2>
      {row && facts ? (
        <p className={row.stoppedBecause ? "said said--no" : "said said--note"}>
          {row.stoppedBecause
            ? t("stopped", {
                ...facts,
                reason: findText(mails, `release-stopped.reasons.${row.stoppedBecause}`) ?? "",
              })
            : t("planned", facts)}
        </p>
      ) : null}
      <p className="muted above-3">{t("about")}</p>
      {mayRelease && row ? (
        <>
          <details className="fold">
            <summary>{t("change")}</summary>
            {form}
          </details>
          <DeskForm
            name="unplan"
            action={unplanReleaseAction}
            hidden={address}
            submit={t(row.stoppedBecause ? "forget" : "take-back")}
            icon="close"
            look="text"
            done={t("taken-back")}
            goesAway
          />
        </>
      ) : null}
      {mayRelease && !row ? (
        <details className="fold">
          <summary>{t("heading-fold")}</summary>
          {form}
        </details>
      ) : null}
    </section>
  );
}
