import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import type { FieldTexts } from "@/components/forms/desk/fields";
import type { FieldLanguage } from "@/components/forms/desk/use-field-language";
import { Confirm } from "@/components/ui/confirm";
import {
  bringBackQuestionAction,
  createQuestionAction,
  editQuestionAction,
  retireQuestionAction,
} from "@/lib/forms/actions/form";
import type { FieldKind } from "@/prisma/generated/enums";
import { ConditionFold } from "./condition-fold";
import type { ConditionReader } from "./condition-words";
import type { FormQuestion } from "./form-question";
import { OptionOrder } from "./option-order";
import { type QuestionChoices, questionSpecs, questionTexts } from "./question-specs";

type Address = Record<"school" | "edition", string>;

interface Shared {
  address: Address;
  fieldLanguages: readonly FieldLanguage[];
  choices: QuestionChoices;
  t: FieldTexts;
  reader: FormReader;
}

interface FormReader extends ConditionReader {
  questions: readonly FormQuestion[];
}

/** A question of a kind that is not asked yet. */
export function NewQuestion({ kind, base, ...shared }: Shared & { kind: FieldKind; base: string }) {
  const { address, fieldLanguages, choices, t, reader } = shared;
  const asked = { kind, options: [], isNew: true, sensitive: false, meaning: null };
  return (
    <DeskForm
      name={`question-new-${kind}`}
      action={createQuestionAction}
      hidden={{ ...address, kind }}
      submit={t("add")}
      icon="plus"
      done={t("added")}
      doneHref={base}
    >
      <FieldList
        fields={questionSpecs(asked, choices)}
        values={{}}
        fieldLanguages={fieldLanguages}
        t={questionTexts(t, asked, choices)}
      />
      <ConditionFold above={reader.questions} stored={{}} values={{}} reader={reader} />
    </DeskForm>
  );
}

/** A question that is asked: its wording, and the way to ask it no more. */
export function QuestionForm({
  question,
  outdated,
  ...shared
}: Shared & { question: FormQuestion; outdated: readonly string[] }) {
  const { address, fieldLanguages, choices, t, reader } = shared;
  const asked = { ...question, isNew: false };
  const place = reader.questions.findIndex(({ id }) => id === question.id);
  const hidden = { ...address, question: question.id };
  return (
    <>
      {question.sensitive ? <p className="muted">{t("is-sensitive")}</p> : null}
      {question.meaning === null ? null : (
        <p className="muted">
          {t("readers-fixed", {
            readers: choices.readers.find(({ value }) => value === question.readers)?.label ?? "",
          })}
        </p>
      )}
      <DeskForm
        name={`question-${question.id}`}
        action={editQuestionAction}
        hidden={{ ...hidden, version: question.version }}
        submit={t("save")}
        done={t("saved")}
      >
        <FieldList
          fields={questionSpecs(asked, choices)}
          values={question.values}
          fieldLanguages={fieldLanguages}
          outdated={outdated}
          t={questionTexts(t, asked, choices)}
        />
        <ConditionFold
          above={reader.questions.slice(0, place)}
          stored={question.condition}
          values={question.values}
          reader={reader}
        />
      </DeskForm>
      <OptionOrder question={question} address={address} t={t} reader={reader} />
      <Confirm ask={t("retire-ask")} warning={t("retire-warning")}>
        <DeskForm
          name={`question-retire-${question.id}`}
          action={retireQuestionAction}
          hidden={hidden}
          submit={t("retire")}
          look="text"
          done={t("retired-done")}
          goesAway
          undo={{
            action: bringBackQuestionAction,
            hidden,
            submit: t("bring-back"),
            done: t("back"),
          }}
        />
      </Confirm>
    </>
  );
}
