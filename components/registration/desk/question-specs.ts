import type { FieldTexts, OneField } from "@/components/forms/desk/fields";
import type { SelectOption } from "@/components/forms/select-field";
import { asks } from "@/lib/forms/rules/kinds";
import { optionsNeeded } from "@/lib/forms/rules/question-fields";
import type { UsualDays } from "@/lib/forms/rules/retention";
import { CIRCLES } from "@/prisma/enums/readers";
import type { FieldKind, FieldMeaning } from "@/prisma/generated/enums";

/** Lines for options beyond those that are there: without scripts, more come with the next saving. */
const SPARE_OPTIONS = { new: 5, edited: 3 };

interface Asked {
  kind: FieldKind;
  /** The values of its options. */
  options: readonly string[];
  isNew: boolean;
  sensitive: boolean;
  meaning: FieldMeaning | null;
}

/** The choices of the select fields that a question has. */
export interface QuestionChoices {
  decimals: readonly SelectOption[];
  /** Which files may be sent. */
  groups: readonly SelectOption[];
  /** Who may read, the widest circle first. */
  readers: readonly SelectOption[];
  /** How long answers are kept where it says nothing. */
  usual: UsualDays;
}

const LIMITS: Partial<Record<FieldKind, (choices: QuestionChoices) => OneField[]>> = {
  number: ({ decimals }) => [
    { name: "unit", kind: "line", optional: true },
    { name: "least", kind: "text", short: true, optional: true },
    { name: "most", kind: "text", short: true, optional: true },
    { name: "decimals", kind: "select", options: decimals },
  ],
  date: () => [
    { name: "from", kind: "date", short: true, optional: true },
    { name: "until", kind: "date", short: true, optional: true },
  ],
  file: ({ groups }) => [
    { name: "groups", kind: "checks", options: groups },
    { name: "largest", kind: "number", short: true, optional: true },
  ],
  heading: () => [{ name: "page", kind: "tick" }],
  choices: () => [
    { name: "least", kind: "text", short: true, optional: true },
    { name: "most", kind: "text", short: true, optional: true },
  ],
};

/** How many may have an option; of sensitive answers it would say what others gave. */
const limitOf = (name: string) => name.replace(/label$/, "limit");

/** The names of the options' fields, in their order. */
const optionNames = ({ options, isNew }: Pick<Asked, "options" | "isNew">) => [
  ...options.map((value) => `options.${value}.label`),
  ...Array.from(
    { length: SPARE_OPTIONS[isNew ? "new" : "edited"] },
    (_, index) => `options.new${index}.label`,
  ),
];

/** The fields in which a question of a kind is worded. */
export function questionSpecs(asked: Asked, choices: QuestionChoices): OneField[] {
  const { readers } = choices;
  const { kind, isNew, sensitive, meaning } = asked;
  const answered = asks(kind);
  const options = optionsNeeded(kind) > 0 ? optionNames(asked) : [];
  return [
    { name: "label", kind: "line" },
    { name: "hint", kind: "block", optional: true },
    ...options.flatMap((name, index): OneField[] => [
      { name, kind: "line", optional: index >= optionsNeeded(kind) },
      ...(sensitive ? [] : [{ name: limitOf(name), kind: "number", short: true, optional: true } as const]),
    ]),
    ...(LIMITS[kind]?.(choices) ?? []),
    { name: "later", kind: "tick" },
    ...(answered
      ? [
          { name: "deadline", kind: "date", short: true, optional: true } as const,
          ...(sensitive ? [] : [{ name: "required", kind: "tick" } as const]),
          { name: "purpose", kind: "block", optional: true } as const,
          { name: "retentionDays", kind: "number", short: true, optional: true } as const,
        ]
      : []),
    ...(answered && isNew ? [{ name: "sensitive", kind: "tick" } as const] : []),
    // Of what the software understands it follows from that.
    ...(answered && meaning === null
      ? [
          {
            ...{ name: "readers", kind: "select" as const },
            options: sensitive ? readers.filter(({ value }) => value !== CIRCLES[0]) : readers,
          },
        ]
      : []),
  ];
}

/** The words of those fields: what a heading and the limits of a kind are called, options and their places by their number. */
export function questionTexts(t: FieldTexts, asked: Asked, { usual }: QuestionChoices): FieldTexts {
  const places = new Map(optionNames(asked).map((name, index) => [name, index + 1]));
  const limits = new Map([...places].map(([name, number]) => [limitOf(name), number]));
  const keyOf = (key: string) => {
    const own = `${asked.kind}-${key}`;
    return t.has(own) ? own : key;
  };
  const nameOf = (key: string) => key.replace(/\.(label|hint)$/, "");
  return Object.assign(
    (key: string, values?: Record<string, string | number>) => {
      if (key === "retentionDays.hint")
        return t(key, { days: usual.answerDays, sensitive: usual.sensitiveAnswerDays });
      const name = nameOf(key);
      const [number, limit] = [places.get(name), limits.get(name)];
      if (number !== undefined) return t("option", { number });
      if (limit === undefined) return t(keyOf(key), values);
      return key.endsWith(".hint") ? t("option-limit.hint") : t("option-limit.label", { number: limit });
    },
    {
      has: (key: string) => {
        const limit = limits.get(nameOf(key));
        // Said once is enough.
        if (limit !== undefined) return limit === 1;
        return !places.has(nameOf(key)) && t.has(keyOf(key));
      },
    },
  );
}
