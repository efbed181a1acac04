import { getTranslations } from "next-intl/server";
import type { Choice } from "@/components/forms/choice-field";
import type { ErrorTexts } from "@/components/forms/form-words";
import { Localised } from "@/components/ui/localised";
import { asks } from "@/lib/forms/rules/kinds";
import { numberLimits } from "@/lib/forms/rules/number-kind";
import { placesLeft } from "@/lib/forms/rules/option-places";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import { type Circumstances, isConditional } from "@/lib/forms/rules/visible";
import { nameIsoDay } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import { localise } from "@/lib/platform/i18n/localised";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { OnCondition } from "./conditional-questions";
import { controlOf } from "./question-controls";
import type { ShownQuestion } from "./question-field";
import { limitErrors, limitWords } from "./question-limits";

/**
 * The questions in the reader's words: with what each is answered, why we ask, who reads the answer and when it is
 * deleted; and what is said of an answer outside the limits of its question.
 * @param languages of the edition, for a unit that has no words in the reader's
 * @param fixed how somebody takes part, where the form does not ask it
 * @param chosen what the reader has chosen before: they may leave it, also where it is full
 * @param held of that the options whose places they hold, by question
 */
export async function showQuestions(
  locale: Locale,
  asked: readonly AskedQuestion[],
  languages: readonly string[],
  fixed: Partial<Circumstances>,
  chosen: Readonly<Record<string, string | string[]>> = {},
  held: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<{
  questions: ShownQuestion[];
  fieldErrors: ErrorTexts;
  onCondition: OnCondition | null;
  /** The names of answers to earlier wordings, and what they are called now. */
  renamed: Record<string, string>;
}> {
  const [t, site] = await Promise.all([getTranslations("registration"), getTranslations("site")]);
  const questions = asked.map((question) => {
    const control = controlOf(question, { locale, t, site });
    const told = [limitWords(question, t, locale).told, untilWhen(question, t, locale)]
      .filter(Boolean)
      .join(" ");
    const unit =
      question.kind === "number" ? localise(numberLimits(question.settings).unit, locale, languages) : null;
    return {
      versionId: question.versionId,
      key: question.key,
      condition: question.condition,
      control,
      label: (
        <>
          <Localised text={question.label} />
          {unit && (
            <>
              {" ("}
              <Localised text={unit} />)
            </>
          )}
          {!question.required && asks(question.kind) && ` ${t("form.optional")}`}
        </>
      ),
      hint:
        question.hint || told ? (
          <>
            <Localised text={question.hint} /> {told}
          </>
        ) : null,
      why: <WhyWeAsk question={question} t={t} />,
      choices:
        control.as === "choice"
          ? choicesOf(question, control, t, {
              chosen: answerTexts(chosen[question.versionId]),
              held: held.get(question.fieldId) ?? [],
            })
          : [],
      fileWords:
        control.as === "file"
          ? {
              sent: t("file.sent"),
              another: t("file.another"),
              remove: question.required ? null : t("file.remove"),
            }
          : null,
      consent: question.consentId
        ? { id: question.consentId, text: <Localised text={question.consent} /> }
        : null,
    };
  });
  const words = { more: t("part.more"), fewer: t("part.fewer") };
  const onCondition = asked.some(isConditional) ? { fixed, words } : null;
  const fieldErrors = { ...namesOf(asked), ...limitErrors(asked, t, locale) };
  const renamed = Object.fromEntries(
    asked.flatMap(({ versionId, earlier }) => earlier.map((id) => [`answers.${id}`, `answers.${versionId}`])),
  );
  return { questions, fieldErrors, onCondition, renamed };
}

/** What the summary of errors calls an answer, and the consent below it. */
const namesOf = (asked: readonly AskedQuestion[]): ErrorTexts =>
  Object.fromEntries(
    asked.flatMap(({ versionId, consentId, label: { text } }) => [
      [`answers.${versionId}`, text],
      ...(consentId ? [[`agreed.${consentId}`, text]] : []),
    ]),
  );

/** Until when it is answered or changed; said while that can still be kept. */
function untilWhen(
  { answerUntil, open, laterSince }: AskedQuestion,
  t: Texts<"registration">,
  locale: Locale,
): string | null {
  if (!answerUntil || !open) return null;
  const date = nameIsoDay(answerUntil, locale);
  return laterSince ? t("form.answerBy", { date }) : t("form.changeUntil", { date });
}

/** So few places of an option are told, that whoever wants one does not wait. */
const FEW_LEFT = 5;

function choicesOf(
  question: AskedQuestion,
  control: { several: boolean; options: Array<{ value: string; label: string }> | "own" },
  t: Texts<"registration">,
  { chosen, held }: { chosen: readonly string[]; held: readonly string[] },
): Choice[] {
  const choices: Choice[] =
    control.options === "own"
      ? question.options.map(({ value, label }) => {
          const left = placesLeft(question, value);
          return {
            ...{ value, label: <Localised text={label} /> },
            ...(left !== null && left <= FEW_LEFT
              ? {
                  side: left === 0 && held.includes(value) ? t("part.kept") : t("part.left", { count: left }),
                }
              : {}),
            ...(left === 0 && !chosen.includes(value) ? { disabled: true } : {}),
          };
        })
      : [...control.options];
  // Of several buttons one that was pressed once stays pressed, unless there is one for nothing.
  return question.required || control.several ? choices : [...choices, { value: "", label: t("form.none") }];
}

function WhyWeAsk({ question, t }: { question: AskedQuestion; t: Texts<"registration"> }) {
  return (
    <p>
      <Localised text={question.purpose} /> {t(`readers.${question.readers}`)}{" "}
      {t("form.retention", { days: question.retentionDays })}
    </p>
  );
}
