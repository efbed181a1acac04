import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/desk/data-table/data-table";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { Localised } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import { takeQuestionsAction } from "@/lib/forms/actions/form";
import type { previewTaking } from "@/lib/forms/queries/taking";
import { asks } from "@/lib/forms/rules/kinds";
import { asOptions } from "@/lib/forms/rules/written-options";
import { nameIsoDay } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import { FieldKind } from "@/prisma/generated/enums";
import { tellCondition } from "./condition-words";
import { TakeHeading } from "./take-heading";

type Preview = Awaited<ReturnType<typeof previewTaking>>;
interface TakePreviewProps extends Preview {
  scope: EditionScope<"edit-form">;
  /** From where they are taken, as the address has it. */
  from: string;
}

/** What will be taken, what is left out of it and what stays as it is, before it is done. */
export async function TakePreview({ scope, plan, asked, categories, from }: TakePreviewProps) {
  const [t, words, site, kinds, language] = await Promise.all([
    getTranslations("form-take"),
    fieldTexts("form-question"),
    getTranslations("site"),
    optionsOf("field-kind", Object.values(FieldKind)),
    getLocale(),
  ]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/form`;
  const taken = plan.filter(({ kept }) => kept === null);
  const kept = plan.filter((one) => one.kept !== null);
  const say = (text: unknown) => localise(text, language, scope.languages);
  const reader = {
    questions: [...asked.filter(({ retired }) => !retired), ...taken.map(({ question }) => question)].map(
      ({ key, kind, label, options }) => ({ key, kind, label, answers: asOptions(options) }),
    ),
    ...{ categories, language, fallback: scope.languages, t: words, site },
  };
  return (
    <>
      <TakeHeading back={`${base}/take?from=${from}`} />
      <h2 className="above-5">{t("taken-heading", { count: taken.length })}</h2>
      <DataTable
        look="rows"
        columns={["question"]}
        rows={taken.map(({ question, condition, without, withoutCategory, deadline }) => {
          const limited = asOptions(question.options).filter(({ limit }) => limit !== undefined);
          const when = tellCondition(condition, reader);
          const day = (date: string) => nameIsoDay(date, language);
          const facts = [
            kinds.find(({ value }) => value === question.kind)?.label,
            ...(question.later ? [words("asked-later")] : []),
            ...(question.required ? [words("required.label")] : []),
            ...(question.sensitive ? [words("sensitive.label")] : []),
            ...(asks(question.kind) ? [t("days", { count: question.retentionDays })] : []),
          ];
          const notes = [
            when,
            ...(question.deadline && deadline
              ? [t("deadline-moved", { date: day(deadline), before: day(question.deadline) })]
              : []),
            ...(question.deadline && !deadline
              ? [t("deadline-gone", { before: day(question.deadline) })]
              : []),
            ...without.map((key) => t("without", { question: say(question.labels.get(key))?.text ?? key })),
            ...(withoutCategory ? [t("without-category")] : []),
            ...limited.map(({ value, label, limit = 0 }) =>
              t("limit", { option: say(label)?.text ?? value, count: limit }),
            ),
          ];
          return {
            id: question.id,
            cells: {
              question: (
                <>
                  <span className="name">
                    <Localised text={say(question.label)} />
                  </span>
                  <p className="small muted">{facts.join(" · ")}</p>
                  {notes.map((note) =>
                    note ? (
                      <p className="small" key={note}>
                        {note}
                      </p>
                    ) : null,
                  )}
                </>
              ),
            },
          };
        })}
      />
      {kept.length > 0 ? (
        <>
          <h2 className="above-5">{t("kept-heading")}</h2>
          <ul>
            {kept.map(({ question, kept: why }) => (
              <li key={question.id}>
                <Localised text={say(question.label)} />: {why ? t(`kept.${why}`) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {taken.length > 0 ? (
        <DeskForm
          name="take-questions"
          action={takeQuestionsAction}
          hidden={{
            ...{ school: scope.schoolSlug, edition: scope.editionSlug },
            questions: plan.map(({ question }) => question.id).join("."),
          }}
          submit={t("take", { count: taken.length })}
          icon="plus"
          done={t("done")}
          doneHref={`${base}?taken={batch}`}
          secondary={
            <Link href={`${base}/take?from=${from}`} prefetch={false}>
              {t("otherwise")}
            </Link>
          }
        />
      ) : null}
    </>
  );
}
