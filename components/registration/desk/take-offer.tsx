import { getLocale, getTranslations } from "next-intl/server";
import { optionsOf } from "@/components/forms/desk/field-texts";
import { Localised } from "@/components/ui/localised";
import type { EditionScope } from "@/lib/access/access";
import type { FormSource, OfferedQuestion } from "@/lib/forms/queries/taking";
import { ALL_EDITIONS } from "@/lib/forms/rules/taking";
import { localise } from "@/lib/platform/i18n/localised";
import { FieldKind } from "@/prisma/generated/enums";
import { TakeHeading } from "./take-heading";

interface TakeOfferProps {
  scope: EditionScope<"edit-form">;
  /** Null: all editions together. */
  source: FormSource | null;
  questions: readonly OfferedQuestion[];
  /** Whether a choice was sent without one, or with too many. */
  missing: boolean;
  /** How many may be taken at once. */
  most: number;
}

/** The questions that may be taken, to be ticked: of one edition all of them are. */
export async function TakeOffer({ scope, source, questions, missing, most }: TakeOfferProps) {
  const [t, kinds, language] = await Promise.all([
    getTranslations("form-take"),
    optionsOf("field-kind", Object.values(FieldKind)),
    getLocale(),
  ]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/form/take`;
  const title = source ? localise(source.title, language, scope.languages)?.text : undefined;
  const open = questions.some(({ kept }) => kept === null);
  return (
    <>
      <TakeHeading back={base} />
      <form className="above-5" method="get">
        <input type="hidden" name="from" value={source?.id ?? ALL_EDITIONS} />
        <input type="hidden" name="look" value="on" />
        <fieldset aria-describedby={missing ? "take-missing" : undefined}>
          <legend className="h2">{title ? t("choose", { title }) : t("choose-all")}</legend>
          {missing ? (
            <p className="said said--no" id="take-missing" role="alert">
              {t("missing", { most })}
            </p>
          ) : null}
          {open ? null : <p>{t("nothing-new")}</p>}
          {questions.map(({ question, kept }) => (
            <label key={question.id} className="choice">
              <input
                type="checkbox"
                name="question"
                value={question.id}
                defaultChecked={source !== null && kept === null && !missing}
                disabled={kept !== null}
              />
              <span>
                <Localised text={localise(question.label, language, scope.languages)} />
              </span>
              <small>
                {kinds.find(({ value }) => value === question.kind)?.label}
                {kept ? ` · ${t(`kept.${kept}`)}` : null}
              </small>
            </label>
          ))}
        </fieldset>
        {open ? (
          <p className="above-4">
            <button type="submit" className="btn">
              <span>{t("look")}</span>
            </button>
          </p>
        ) : null}
      </form>
    </>
  );
}
