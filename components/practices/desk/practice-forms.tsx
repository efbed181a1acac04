import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { rowHrefOf } from "@/components/desk/row-href";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList, type FieldSpec } from "@/components/forms/desk/field-list";
import { countryOptions, fieldLanguagesOf, fieldTexts } from "@/components/forms/desk/field-texts";
import { SaidHere } from "@/components/forms/desk/said-here";
import { Confirm } from "@/components/ui/confirm";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
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

/** Rows for the sessions that present a practice, beyond those that do already. */
const SPARE_ROWS = 1;

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
  const numbered = (rows: readonly { id: string; number: number; title: unknown }[]) => [
    { value: "", label: "–" },
    ...rows.map((row) => ({ value: row.id, label: `${row.number} ${text(row.title)}` })),
  ];
  const fields: FieldSpec[] = [
    { name: "title", kind: "line" },
    { name: "summary", kind: "markdown", optional: true },
    { name: "change", kind: "markdown", optional: true },
    { name: "affiliation", kind: "text", optional: true },
    { name: "country", kind: "select", options: countries },
    { name: "theme", kind: "select", options: numbered(forms.themes) },
    { name: "contact", kind: "text", optional: true },
    { name: "url", kind: "url", optional: true },
    { name: "licence", kind: "text", optional: true },
  ];
  const sessions = (presented: number): FieldSpec[] =>
    Array.from({ length: presented + SPARE_ROWS }, (_, index) => ({
      name: `sessions.${index}.session`,
      kind: "select",
      options: numbered(forms.sessions),
    }));
  const label = Object.assign((key: string) => t(key.startsWith("sessions.") ? "session.label" : key), {
    has: (key: string) => !key.startsWith("sessions.") && t.has(key),
  });
  if (!may(scope, "edit-practices"))
    return (
      <ul className="rows">
        {forms.practices.map((practice) => (
          <li key={practice.id}>{text(practice.title)}</li>
        ))}
      </ul>
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
      {forms.practices.length === 0 ? (
        <div className="empty">
          <p>{words("no-practices")}</p>
        </div>
      ) : null}
      <div className="above-4">
        {forms.practices.map((practice) => {
          const hidden = { ...address, practice: practice.id, version: practice.version };
          if (practice.id !== opened)
            return (
              <p className="fold fold--link" key={practice.id}>
                <Link href={rowHref(practice.id)} prefetch={false} scroll={false}>
                  <bdi>{text(practice.title)}</bdi>
                </Link>
              </p>
            );
          return (
            <details className="fold" key={practice.id} open>
              <summary>
                <bdi>{text(practice.title)}</bdi>
              </summary>
              <DeskForm
                name={`practice-${practice.id}`}
                action={editPracticeAction}
                hidden={hidden}
                submit={t("save")}
                look="outlined"
                done={t("saved")}
              >
                <FieldList
                  fields={[...fields, ...sessions(practice.presented.length)]}
                  values={practice.values}
                  fieldLanguages={fieldLanguages}
                  t={label}
                  outdated={outdated.get(practice.id) ?? []}
                />
              </DeskForm>
              <div className="row">
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
            </details>
          );
        })}
        <details className="fold">
          <summary>{t("add")}</summary>
          <DeskForm
            name="practice-new"
            action={createPracticeAction}
            hidden={address}
            submit={t("add")}
            look="outlined"
            icon="plus"
            done={t("added")}
            again
          >
            <FieldList
              fields={[...fields, ...sessions(0)]}
              values={{}}
              fieldLanguages={fieldLanguages}
              t={label}
            />
          </DeskForm>
        </details>
      </div>
      {forms.elsewhere.length > 0 ? (
        <section className="section" aria-labelledby="elsewhere">
          <h2 id="elsewhere">{words("practices-elsewhere")}</h2>
          <ul className="rows">
            {forms.elsewhere.map((practice) => (
              <li key={practice.id}>
                <span className="name" dir="auto">
                  {text(practice.title)}
                </span>
                <DeskForm
                  name={`practice-link-${practice.id}`}
                  action={linkPracticeAction}
                  hidden={{ ...address, practice: practice.id }}
                  submit={words("show-here")}
                  look="text"
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {forms.deleted.length > 0 ? (
        <details className="fold">
          <summary>{t("deleted", { count: forms.deleted.length })}</summary>
          <ul className="rows">
            {forms.deleted.map((practice) => (
              <li key={practice.id}>
                <div>
                  <span className="name" dir="auto">
                    {text(practice.title)}
                  </span>
                  <p>
                    {t("deleted-on", {
                      when: formatDayAndTime(practice.deletedAt, scope.timeZone, language),
                    })}
                  </p>
                </div>
                <DeskForm name={`practice-back-${practice.id}`} {...wayBack(practice)} look="text" goesAway />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </SaidHere>
  );
}
