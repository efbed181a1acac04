import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { rowHrefOf } from "@/components/desk/row-href";
import { PictureLink } from "@/components/files/desk/picture-link";
import { AddFold } from "@/components/forms/desk/add-fold";
import { chooseOne, Suggestions } from "@/components/forms/desk/choose-one";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList, type FieldSpec } from "@/components/forms/desk/field-list";
import { countryOptions, fieldLanguagesOf, fieldTexts } from "@/components/forms/desk/field-texts";
import { SaidHere } from "@/components/forms/desk/said-here";
import { Confirm } from "@/components/ui/confirm";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { isTyped, writeChoices } from "@/lib/platform/choices";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import {
  bringBackPracticeAction,
  createPracticeAction,
  deletePracticeAction,
  editPracticeAction,
  linkPracticeAction,
  unlinkPracticeAction,
} from "@/lib/practices/actions/practice";
import type { getPracticeForms } from "@/lib/practices/queries/practice-forms";
import { isSessionField, sessionChoices } from "@/lib/practices/rules/fields";

/** Rows for the sessions that present a practice, beyond those that do already. */
const SPARE_ROWS = 1;
/** The id of the list of sessions. */
const SESSIONS = "sessions-of-the-edition";

interface PracticeFormsProps {
  scope: EditionScope;
  forms: Awaited<ReturnType<typeof getPracticeForms>>;
  /** Texts older than their original, by record. */
  outdated: ReadonlyMap<string, string[]>;
  /** The row a link leads to. */
  opened: string | undefined;
  text: string | undefined;
}

/** The practices presented here, edited in place; those of other editions can be shown here too. */
export async function PracticeForms({
  scope,
  forms,
  outdated,
  opened,
  text: fieldLanguage,
}: PracticeFormsProps) {
  const [t, words, fieldLanguages, countries, language] = await Promise.all([
    fieldTexts("practice"),
    getTranslations("desk-lists"),
    fieldLanguagesOf(scope.languages),
    countryOptions(),
    getLocale(),
  ]);
  const text = (json: unknown) => localise(json, language, scope.languages)?.text ?? "–";
  const themes = [
    { value: "", label: "–" },
    ...forms.themes.map((row) => ({ value: row.id, label: `${row.number} ${text(row.title)}` })),
  ];
  // What is typed means the same to everybody, whatever language they read.
  const titles = isTyped(forms.sessions) ? scope.languages : [language, ...scope.languages];
  const sessions = sessionChoices(forms.sessions, titles);
  const fields: FieldSpec[] = [
    { name: "title", kind: "line" },
    { name: "summary", kind: "markdown", optional: true },
    { name: "change", kind: "markdown", optional: true },
    { name: "affiliation", kind: "text", optional: true },
    { name: "country", kind: "select", options: countries },
    { name: "theme", kind: "select", options: themes },
    { name: "contact", kind: "text", optional: true },
    { name: "url", kind: "url", optional: true },
    { name: "licence", kind: "text", optional: true },
    {
      name: "sessions",
      kind: "rows",
      look: "lines",
      spare: SPARE_ROWS,
      keys: [["session"]],
      fields: [chooseOne({ name: "session", choices: sessions, list: SESSIONS, hint: t("session.typed") })],
    },
  ];
  if (!may(scope, "edit-practices"))
    return (
      <DataTable
        look="rows"
        columns={["title"]}
        rows={forms.practices.map(({ id, title }) => ({ id, cells: { title: <bdi>{text(title)}</bdi> } }))}
      />
    );
  const rowHref = rowHrefOf(
    `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/practices`,
    fieldLanguage,
  );
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const wayBack = ({ id, version }: { id: string; version: number }) => ({
    action: bringBackPracticeAction,
    hidden: { ...address, practice: id, version },
    submit: t("bring-back"),
    done: t("back"),
  });
  return (
    <SaidHere>
      <Suggestions list={SESSIONS} choices={sessions} />
      <div className="above-4">
        <DataTable
          look="folds"
          columns={["title", "change"]}
          empty={<p>{words("no-practices")}</p>}
          rows={forms.practices.map((practice) => {
            const { id, version } = practice;
            const title = text(practice.title);
            if (id !== opened) return { id, href: rowHref(id), cells: { title: <bdi>{title}</bdi> } };
            const hidden = { ...address, practice: id, version };
            return {
              id,
              open: true,
              cells: {
                title: <bdi>{title}</bdi>,
                change: (
                  <>
                    <DeskForm
                      name={`practice-${practice.id}`}
                      action={editPracticeAction}
                      hidden={hidden}
                      submit={t("save")}
                      look="outlined"
                      done={t("saved")}
                    >
                      <FieldList
                        fields={fields}
                        values={writeChoices(practice.values, sessions, isSessionField)}
                        fieldLanguages={fieldLanguages}
                        t={t}
                        outdated={outdated.get(practice.id) ?? []}
                      />
                    </DeskForm>
                    <div className="row">
                      <PictureLink scope={scope} place="practice_picture" owner={practice.id} />
                      <DeskForm
                        name={`practice-unlink-${practice.id}`}
                        action={unlinkPracticeAction}
                        hidden={{ ...address, practice: practice.id }}
                        submit={t("unlink")}
                        look="text"
                        done={t("unlink-done")}
                        goesAway
                        undo={{
                          action: linkPracticeAction,
                          hidden: {
                            ...address,
                            practice: practice.id,
                            // The sessions it stood in: taking it off took it out of them.
                            ...Object.fromEntries(
                              practice.presented.map((id, index) => [`sessions.${index}.session`, id]),
                            ),
                          },
                          submit: words("show-here"),
                          done: t("added"),
                        }}
                      />
                      <Confirm ask={t("delete-ask")} warning={t("delete-warning")}>
                        <DeskForm
                          name={`practice-delete-${practice.id}`}
                          action={deletePracticeAction}
                          hidden={hidden}
                          submit={t("delete")}
                          look="text"
                          done={t("delete-done")}
                          goesAway
                          undo={wayBack({ ...practice, version: practice.version + 1 })}
                        />
                      </Confirm>
                    </div>
                  </>
                ),
              },
            };
          })}
        />
        <AddFold
          name="practice-new"
          action={createPracticeAction}
          hidden={address}
          fields={fields}
          fieldLanguages={fieldLanguages}
          t={t}
        />
      </div>
      {forms.elsewhere.length > 0 ? (
        <section className="section" aria-labelledby="elsewhere">
          <h2 id="elsewhere">{words("practices-elsewhere")}</h2>
          <DataTable
            look="rows"
            columns={["title", "show"]}
            rows={forms.elsewhere.map(({ id, title }) => ({
              id,
              cells: {
                title: (
                  <span className="name" dir="auto">
                    {text(title)}
                  </span>
                ),
                show: (
                  <DeskForm
                    name={`practice-link-${id}`}
                    action={linkPracticeAction}
                    hidden={{ ...address, practice: id }}
                    submit={words("show-here")}
                    look="text"
                  />
                ),
              },
            }))}
          />
        </section>
      ) : null}
      {forms.deleted.length > 0 ? (
        <details className="fold">
          <summary>{t("deleted", { count: forms.deleted.length })}</summary>
          <DataTable
            look="rows"
            columns={["title", "back"]}
            rows={forms.deleted.map((practice) => ({
              id: practice.id,
              cells: {
                title: (
                  <>
                    <span className="name" dir="auto">
                      {text(practice.title)}
                    </span>
                    <p>
                      {t("deleted-on", {
                        when: formatDayAndTime(practice.deletedAt, scope.timeZone, language),
                      })}
                    </p>
                  </>
                ),
                back: (
                  <DeskForm
                    name={`practice-back-${practice.id}`}
                    {...wayBack(practice)}
                    look="text"
                    goesAway
                  />
                ),
              },
            }))}
          />
        </details>
      ) : null}
    </SaidHere>
  );
}
