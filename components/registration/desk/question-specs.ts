import type { FieldTexts, OneField } from "@/components/forms/desk/fields";
import type { SelectOption } from "@/components/forms/select-field";
import { asks } from "@/lib/forms/rules/kinds";
import { optionsNeeded } from "@/lib/forms/rules/question-fields";
import type { FieldKind } from "@/prisma/generated/enums";

/** Lines for options beyond those that are there: without scripts, more come with the next saving. */
const SPARE_OPTIONS = { new: 5, edited: 3 };

interface Asked {
  kind: FieldKind;
  /** The values of its options. */
  options: readonly string[];
  isNew: boolean;
  sensitive: boolean;
}

const LIMITS: Partial<Record<FieldKind, (decimals: readonly SelectOption[]) => OneField[]>> = {
  number: (decimals) => [
    { name: "unit", kind: "line", optional: true },
    { name: "least", kind: "text", short: true, optional: true },
    { name: "most", kind: "text", short: true, optional: true },
    { name: "decimals", kind: "select", options: decimals },
  ],
  date: () => [
    { name: "from", kind: "date", short: true, optional: true },
    { name: "until", kind: "date", short: true, optional: true },
  ],
  choices: () => [
    { name: "least", kind: "text", short: true, optional: true },
    { name: "most", kind: "text", short: true, optional: true },
  ],
};

/** The names of the options' fields, in their order. */
const optionNames = ({ options, isNew }: Pick<Asked, "options" | "isNew">) => [
  ...options.map((value) => `options.${value}.label`),
  ...Array.from(
    { length: SPARE_OPTIONS[isNew ? "new" : "edited"] },
    (_, index) => `options.new${index}.label`,
  ),
];

/** The fields in which a question of a kind is worded. */
export function questionSpecs(asked: Asked, decimals: readonly SelectOption[]): OneField[] {
  const { kind, isNew, sensitive } = asked;
  const answered = asks(kind);
  const options = optionsNeeded(kind) > 0 ? optionNames(asked) : [];
  return [
    { name: "label", kind: "line" },
    { name: "hint", kind: "block", optional: true },
    ...options.map(
      (name, index): OneField => ({ name, kind: "line", optional: index >= optionsNeeded(kind) }),
    ),
    ...(LIMITS[kind]?.(decimals) ?? []),
    ...(answered
      ? [
          ...(sensitive ? [] : [{ name: "required", kind: "tick" } as const]),
          { name: "purpose", kind: "block", optional: true } as const,
          { name: "retentionDays", kind: "number", short: true, optional: true } as const,
        ]
      : []),
    ...(answered && isNew ? [{ name: "sensitive", kind: "tick" } as const] : []),
  ];
}

/** The words of those fields: what a heading and the limits of options are called, and options by their place. */
export function questionTexts(t: FieldTexts, asked: Asked): FieldTexts {
  const places = new Map(optionNames(asked).map((name, index) => [name, index + 1]));
  const keyOf = (key: string) => {
    const own = `${asked.kind}-${key}`;
    return t.has(own) ? own : key;
  };
  const nameOf = (key: string) => key.replace(/\.(label|hint)$/, "");
  return Object.assign(
    (key: string, values?: Record<string, string | number>) => {
      const number = places.get(nameOf(key));
      return number === undefined ? t(keyOf(key), values) : t("option", { number });
    },
    { has: (key: string) => !places.has(nameOf(key)) && t.has(keyOf(key)) },
  );
}
