"use client";

import { useLocale, useTranslations } from "next-intl";
import { readOptions } from "@/lib/forms/rules/options";
import { tellAnswer } from "@/lib/forms/rules/tell-answer";
import type { OwnTarget } from "@/lib/intake/schema/intake-plan";
import type { CellSample, ColumnSample, Packed } from "@/lib/intake/schema/intake-view";
import { localise } from "@/lib/platform/i18n/localised";

interface ColumnsReadProps {
  samples: readonly ColumnSample[];
  questions: Packed["questions"];
  /** The edition's own languages, in the order of its texts. */
  content: readonly string[];
}

/** Which columns are not read, by name, and what the others are read as: a wrong one is seen by its first cells. */
export function ColumnsRead({ samples, questions, content }: ColumnsReadProps) {
  const t = useTranslations("intake");
  const site = useTranslations("site");
  const language = useLocale();
  const reader = {
    ...{ language, fallback: content },
    words: { yes: site("yes"), no: site("no"), wish: site("wish") },
  };
  const labels = new Map(
    questions.map(({ key, label }) => [`answer.${key}`, localise(label, language, content)?.text ?? key]),
  );
  const told = ({ kind, value, options = [], settings }: CellSample) => {
    if (kind === null) return t("sample-unread", { value: [value].flat().join(", ") });
    const read = readOptions(options, (label) => localise(label, language, content));
    const texts = tellAnswer(value, { kind, options: read, settings }, reader);
    return texts.map(({ text }) => text).join(", ");
  };
  const unread = samples.filter(({ target }) => target === null);
  const named = unread.map(({ letter, heading }) => (letter === heading ? letter : `${letter} (${heading})`));
  return (
    <>
      {unread.length > 0 ? (
        <p className="said said--note above-3" dir="auto">
          {t("unread", { count: unread.length, columns: named.join(", ") })}
        </p>
      ) : null}
      <details className="above-4" open>
        <summary>
          <strong>{t("samples-title")}</strong>
        </summary>
        <ul>
          {samples.flatMap(({ letter, heading, target, cells }) =>
            target === null ? (
              []
            ) : (
              <li key={letter} dir="auto">
                {t("sample", {
                  column: letter === heading ? letter : `${letter} (${heading})`,
                  target: labels.get(target) ?? t(`target.${target as OwnTarget}`),
                  values: cells.map(told).join(" · ") || t("sample-empty"),
                })}
              </li>
            ),
          )}
        </ul>
      </details>
    </>
  );
}
