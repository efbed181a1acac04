import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import type { Said } from "@/components/forms/desk/said-context";
import { SaidHere } from "@/components/forms/desk/said-here";
import type { EditionScope } from "@/lib/access/access";
import { may, mayReadAnswers } from "@/lib/access/policy";
import { takeBackAction } from "@/lib/forms/actions/form";
import type { getFormQuestions } from "@/lib/forms/queries/form-questions";
import { FILE_GROUP_NAMES } from "@/lib/forms/rules/file-kind";
import type { Texts } from "@/lib/platform/i18n/texts";
import { CIRCLES, isWider } from "@/prisma/enums/readers";
import { FieldKind } from "@/prisma/generated/enums";
import styles from "./form-body.module.css";
import { NewQuestion, QuestionForm } from "./question-form";
import { AskedList, RetiredList } from "./question-list";

interface FormBodyProps {
  scope: EditionScope;
  questions: Awaited<ReturnType<typeof getFormQuestions>>;
  /** Texts older than their original, by record. */
  outdated: ReadonlyMap<string, string[]>;
  /** The question a link leads to, and the kind of one that is to be added. */
  opened: string | undefined;
  adding: string | undefined;
  /** What was taken from other editions just now, by its act, and how many of it are still asked. */
  taken: { batch: string; count: number } | null;
}

const KINDS = Object.values(FieldKind);

/** What an edition asks: the questions in their order, or one of them with its form. */
export async function FormBody({ scope, questions, outdated, opened, adding, taken }: FormBodyProps) {
  const [t, fieldLanguages, kinds, readers, groups, language, desk, site, preview, take] = await Promise.all([
    fieldTexts("form-question"),
    fieldLanguagesOf(scope.languages),
    optionsOf("field-kind", KINDS),
    optionsOf("answer-readers", CIRCLES),
    optionsOf("file-group", FILE_GROUP_NAMES),
    getLocale(),
    getTranslations("desk-ui"),
    getTranslations("site"),
    getTranslations("form-preview"),
    getTranslations("form-take"),
  ]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/form`;
  const edits = may(scope, "edit-form");
  const question = edits ? questions.asked.find(({ id }) => id === opened) : undefined;
  const choices = {
    decimals: ["0", "1", "2"].map((value) => ({ value, label: value })),
    groups,
    // Nobody lets others read what she may not read herself.
    readers: readers.filter(
      ({ value }) =>
        !question ||
        mayReadAnswers(scope, question.readers) ||
        !CIRCLES.some((circle) => circle === value && isWider(circle, question.readers)),
    ),
    usual: questions.usual,
  };
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const reader = {
    ...{ questions: questions.asked, categories: questions.categories },
    ...{ language, fallback: scope.languages, t, site },
  };
  const shared = { address, fieldLanguages, choices, t, reader };
  const kind = edits && !question ? (KINDS.find((one) => one === adding) ?? null) : null;
  const kindName = (value: FieldKind) => kinds.find((one) => one.value === value)?.label ?? value;
  const shownKind = question?.kind ?? kind;
  return (
    <SaidHere {...(taken ? { first: saidOfTaking(taken, address, take) } : {})}>
      {shownKind ? (
        <section className="section" aria-labelledby="question">
          <p>
            <Link href={base} prefetch={false}>
              {desk("back")}
            </Link>
          </p>
          <h2 id="question" className="above-3">
            {t(question ? "edit-heading" : "add-heading", { kind: kindName(shownKind) })}
          </h2>
          {question ? (
            <QuestionForm {...shared} question={question} outdated={outdated.get(question.id) ?? []} />
          ) : (
            <NewQuestion {...shared} kind={shownKind} base={base} />
          )}
        </section>
      ) : (
        <>
          <p className="above-3">{t("introduction")}</p>
          <p className="above-3">
            <Link href={`${base}/preview`} prefetch={false}>
              {preview("open")}
            </Link>
            {edits ? (
              <>
                {" · "}
                <Link href={`${base}/take`} prefetch={false}>
                  {take("open")}
                </Link>
              </>
            ) : null}
          </p>
          <AskedList
            {...{ questions: questions.asked, base, edits, address, kindName, scope, language, t, reader }}
          />
          {edits ? (
            <form className="row above-4" method="get">
              <label htmlFor="add">{t("add-label")}</label>
              <select className={`in ${styles.kind}`} id="add" name="add">
                {kinds.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
              <button type="submit" className="btn btn--line btn--small">
                <span>{t("add-next")}</span>
              </button>
            </form>
          ) : null}
          {edits ? <RetiredList {...{ retired: questions.retired, address, scope, language, t }} /> : null}
        </>
      )}
    </SaidHere>
  );
}

/** What was taken, with the way back while any of it is asked. */
function saidOfTaking(
  { batch, count }: NonNullable<FormBodyProps["taken"]>,
  address: Record<"school" | "edition", string>,
  t: Texts<"form-take">,
): Said {
  if (count === 0) return { text: t("undone") };
  const undo = {
    action: takeBackAction,
    hidden: { ...address, batch },
    submit: t("undo"),
    done: t("undone"),
  };
  return { text: t("taken", { count }), undo };
}
