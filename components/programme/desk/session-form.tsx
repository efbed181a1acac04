import { getLocale } from "next-intl/server";
import { chooseOne, Suggestions } from "@/components/forms/desk/choose-one";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { Confirm } from "@/components/ui/confirm";
import { Typed } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { writeChoices } from "@/lib/platform/choices";
import { localise } from "@/lib/platform/i18n/localised";
import {
  createSessionAction,
  editSessionAction,
  transitionSessionAction,
} from "@/lib/programme/actions/programme";
import type { DuplicateTarget } from "@/lib/programme/queries/duplicate-targets";
import type { getSessionForEditing } from "@/lib/programme/queries/for-editing";
import type { getSessionChoices } from "@/lib/programme/queries/places";
import { isPersonField } from "@/lib/programme/rules/fields";
import { INTERPRETATION_MODES, SESSION_KINDS, SESSION_ROLES } from "@/lib/programme/schema/session";
import { DuplicateSession } from "./duplicate-session";
import styles from "./session-form.module.css";

/** Empty rows at the end of each list, for whoever comes. */
const SPARE_ROWS = 2;
/** The id of the list of people. */
const PEOPLE = "people-of-the-edition";

type Editing = Awaited<ReturnType<typeof getSessionForEditing>>;
interface SessionFormProps {
  scope: EditionScope;
  choices: Awaited<ReturnType<typeof getSessionChoices>>;
  /** Null: a new one. */
  form: Editing | null;
  /** Texts older than their original. */
  outdated: readonly string[];
}

/** What a session is about, who is in it, how it is interpreted. */
export async function SessionForm({ scope, choices, form, outdated }: SessionFormProps) {
  const language = await getLocale();
  const [t, fieldLanguages, kinds, roles, modes] = await Promise.all([
    fieldTexts("session"),
    fieldLanguagesOf(scope.languages),
    optionsOf("session", SESSION_KINDS),
    optionsOf("role", SESSION_ROLES),
    optionsOf("interpretation", INTERPRETATION_MODES),
  ]);
  const values = form
    ? writeChoices(form.fields, choices.speakers, isPersonField)
    : { kind: "workshop", languages: scope.languages[0] ?? "en" };
  const none = { value: "", label: "–" };
  const { speakers } = choices;
  const person = chooseOne({ name: "speaker", choices: speakers, list: PEOPLE, hint: t("speaker.typed") });
  const themes = [
    none,
    ...choices.themes.map((theme) => ({
      value: theme.id,
      label: `${theme.number} ${localise(theme.title, language, scope.languages)?.text ?? ""}`,
    })),
  ];
  const body = (
    <>
      <Suggestions list={PEOPLE} choices={speakers} />
      <FieldList
        values={values}
        fieldLanguages={fieldLanguages}
        t={t}
        outdated={outdated}
        fields={[
          { name: "title", kind: "line" },
          { name: "subtitle", kind: "line", optional: true },
          { name: "abstract", kind: "markdown", optional: true },
          { name: "kind", kind: "select", options: kinds },
          { name: "theme", kind: "select", options: themes },
          { name: "languages", kind: "text" },
          { name: "minutes", kind: "number", short: true, optional: true },
          { name: "noRecording", kind: "tick" },
          {
            kind: "rows",
            look: "parts",
            spare: SPARE_ROWS,
            name: "people",
            ordered: true,
            heading: t("people"),
            row: t("person"),
            keys: [["speaker"]],
            fields: [person, { name: "role", kind: "select", options: roles }],
          },
          {
            kind: "rows",
            look: "parts",
            spare: SPARE_ROWS,
            name: "interpretations",
            heading: t("interpretations"),
            row: t("interpretation"),
            keys: [
              ["from", "to", "mode"],
              ["from", "to"],
            ],
            fields: [
              { name: "from", kind: "text", short: true },
              { name: "to", kind: "text", short: true },
              { name: "mode", kind: "select", options: modes },
              person,
            ],
          },
        ]}
      />
    </>
  );
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const back = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/programme`;
  const title = form
    ? String(values[`title.${language}`] ?? values[`title.${scope.languages[0]}`] ?? "")
    : "";
  return (
    <>
      <p className={styles.trail}>
        <a href={back}>{t("back")}</a>
      </p>
      <h1>
        {form ? (
          <>
            {form.number}. <Typed>{title}</Typed>
          </>
        ) : (
          t("add")
        )}
      </h1>
      {form ? (
        <DeskForm
          name="session"
          action={editSessionAction}
          hidden={{ ...address, session: form.id, version: form.version }}
          submit={t("save")}
          done={t("saved")}
        >
          {body}
        </DeskForm>
      ) : (
        <DeskForm
          name="session-new"
          action={createSessionAction}
          hidden={address}
          submit={t("create")}
          done={t("saved")}
          doneHref={`${back}/sessions/{sessionId}`}
        >
          {body}
        </DeskForm>
      )}
    </>
  );
}

interface TransitionsProps {
  scope: EditionScope;
  form: Editing;
  /** Other editions in which it may be made once more. */
  targets: readonly DuplicateTarget[];
}

/** Make it once more; cancel or take that back; delete, which says what goes with it. */
export async function SessionTransitions({ scope, form, targets }: TransitionsProps) {
  const [t, language] = await Promise.all([fieldTexts("session"), getLocale()]);
  const hidden = {
    school: scope.schoolSlug,
    edition: scope.editionSlug,
    session: form.id,
    version: form.version,
  };
  const back = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/programme`;
  const { times, people } = form;
  const transition = (name: "cancel" | "restore" | "delete") => (
    <DeskForm
      name={`session-${name}`}
      action={transitionSessionAction}
      hidden={{ ...hidden, transition: name }}
      submit={t(name)}
      look="outlined"
      icon={name === "restore" ? "back" : "warning"}
      done={t(`${name}-done`)}
      {...(name === "delete" ? { doneHref: `${back}?deleted=${form.id}` } : {})}
    />
  );
  return (
    <div className="above-5">
      <DuplicateSession scope={scope} session={form.id} targets={targets} />
      {transition(form.cancelled ? "restore" : "cancel")}
      <Confirm ask={t("delete-ask")} warning={t("delete-warning", { times, people })}>
        {transition("delete")}
      </Confirm>
    </div>
  );
}
