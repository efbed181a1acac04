import type { Totals } from "@/lib/participants/queries/totals";
import type { TotalsLook } from "@/lib/participants/schema/totals";
import styles from "./totals.module.css";
import { sayIn, type TotalsReader } from "./totals-words";

interface TotalsLookFormProps {
  base: string;
  totals: Totals;
  look: TotalsLook;
  reader: TotalsReader;
}

/** Which question, by what, with names or not: an address of its own for each look. */
export function TotalsLookForm({ base, totals, look, reader }: TotalsLookFormProps) {
  const { t } = reader;
  const say = sayIn(reader);
  const label = (json: unknown) => say(json)?.text ?? "–";
  const { category, mode, questions } = totals.spreads;
  const spreads = [
    ...(category ? [{ value: "category", text: t("by-category") }] : []),
    ...(mode ? [{ value: "mode", text: t("by-mode") }] : []),
    ...questions.map((one) => ({
      value: one.fieldId,
      text: t("by-question", { question: label(one.label) }),
    })),
  ];
  return (
    <form className={`${styles.look} no-print`} action={base} autoComplete="off" aria-label={t("look")}>
      <label htmlFor="question">
        <span>{t("question")}</span>
        <select
          className="in"
          id="question"
          name="question"
          key={look.question}
          defaultValue={look.question ?? ""}
        >
          <option value="">{t("all-questions")}</option>
          {totals.choices.map((one) => (
            <option key={one.fieldId} value={one.fieldId} dir="auto">
              {label(one.label)}
            </option>
          ))}
        </select>
      </label>
      {spreads.length > 0 ? (
        <label htmlFor="by">
          <span>{t("by")}</span>
          <select className="in" id="by" name="by" key={totals.by} defaultValue={totals.by ?? ""}>
            <option value="">{t("everybody")}</option>
            {spreads.map(({ value, text }) => (
              <option key={value} value={value} dir="auto">
                {text}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {totals.mayName ? (
        <label className={styles.tick} htmlFor="names">
          <input
            type="checkbox"
            id="names"
            name="names"
            value="yes"
            key={look.names}
            defaultChecked={look.names === "yes"}
          />
          <span>{t("names")}</span>
        </label>
      ) : null}
      <button className="pill" type="submit">
        {t("show")}
      </button>
    </form>
  );
}
