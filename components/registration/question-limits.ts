import type { ErrorTexts } from "@/components/forms/form-words";
import type { AnswerCode } from "@/lib/forms/rules/answer-kind";
import { severalLimits } from "@/lib/forms/rules/choice-kinds";
import { dateLimits } from "@/lib/forms/rules/date-kinds";
import { fileLimits } from "@/lib/forms/rules/file-kind";
import { numberLimits } from "@/lib/forms/rules/number-kind";
import type { AskedQuestion } from "@/lib/forms/rules/register-form";
import { formatNumber, nameIsoDay } from "@/lib/platform/dates/format";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { Texts } from "@/lib/platform/i18n/texts";

/** What is wrong with an answer by the limits of its question, so that only the question has words for it. */
export type LimitCode = Extract<
  AnswerCode,
  `too-${"small" | "large" | "early" | "late" | "few" | "many"}` | `file-${"type" | "large"}`
>;

interface LimitWords {
  /** Said before anybody answers. */
  told: string | null;
  errors: Partial<Record<LimitCode | "number" | "missing", string>>;
}

/** What a question takes, in words. */
export function limitWords(
  { kind, settings }: Pick<AskedQuestion, "kind" | "settings">,
  t: Texts<"registration">,
  locale: Locale,
): LimitWords {
  switch (kind) {
    case "number":
      return numberWords(settings, t, locale);
    case "date":
      return dateWords(settings, t, locale);
    case "choices":
      return severalWords(settings, t);
    case "file":
      return fileWords(settings, t, locale);
    default:
      return { told: null, errors: {} };
  }
}

function fileWords(settings: unknown, t: Texts<"registration">, locale: Locale): LimitWords {
  const { groups, largest } = fileLimits(settings);
  const kinds = new Intl.ListFormat(locale, { type: "disjunction" }).format(
    groups.map((group) => t(`file.groups.${group}`)),
  );
  return {
    told: t("limits.file", { kinds, most: largest }),
    errors: {
      missing: t("faults.file-missing"),
      "file-type": t("faults.file-type", { kinds }),
      "file-large": t("faults.file-large", { most: largest }),
    },
  };
}

function numberWords(settings: unknown, t: Texts<"registration">, locale: Locale): LimitWords {
  const limits = numberLimits(settings);
  const [min, max] = [formatNumber(limits.min ?? 0, locale), formatNumber(limits.max ?? 0, locale)];
  return {
    told: range(limits, {
      both: () => t("limits.numbers.both", { min, max }),
      min: () => t("limits.numbers.min", { min }),
      max: () => t("limits.numbers.max", { max }),
    }),
    errors: {
      "too-small": t("faults.too-small", { min }),
      "too-large": t("faults.too-large", { max }),
      ...(limits.decimals > 0
        ? { number: t("faults.decimal", { example: formatNumber(12.5, locale) }) }
        : {}),
    },
  };
}

function dateWords(settings: unknown, t: Texts<"registration">, locale: Locale): LimitWords {
  const limits = dateLimits(settings);
  const say = (day: string | null) => (day ? nameIsoDay(day, locale) : "");
  const [min, max] = [say(limits.min), say(limits.max)];
  return {
    told: range(limits, {
      both: () => t("limits.dates.both", { min, max }),
      min: () => t("limits.dates.min", { min }),
      max: () => t("limits.dates.max", { max }),
    }),
    errors: { "too-early": t("faults.too-early", { min }), "too-late": t("faults.too-late", { max }) },
  };
}

function severalWords(settings: unknown, t: Texts<"registration">): LimitWords {
  const limits = severalLimits(settings);
  const [min, max] = [limits.min ?? 1, limits.max ?? 1];
  return {
    told: range(limits, {
      both: () => (min === max ? t("limits.several.same", { min }) : t("limits.several.both", { min, max })),
      min: () => t("limits.several.min", { min }),
      max: () => t("limits.several.max", { max }),
    }),
    errors: { "too-few": t("faults.too-few", { min }), "too-many": t("faults.too-many", { max }) },
  };
}

function range(
  { min, max }: { min: unknown; max: unknown },
  say: Record<"both" | "min" | "max", () => string>,
): string | null {
  if (min !== null && max !== null) return say.both();
  if (min !== null) return say.min();
  return max === null ? null : say.max();
}

/** The words of errors that only a question with its limits can say, by its field. */
export function limitErrors(
  questions: readonly AskedQuestion[],
  t: Texts<"registration">,
  locale: Locale,
): ErrorTexts {
  return Object.fromEntries(
    questions.flatMap((question) =>
      Object.entries(limitWords(question, t, locale).errors).map(([code, text]) => [
        `answers.${question.versionId}:${code}`,
        text,
      ]),
    ),
  );
}
