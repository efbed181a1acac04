import { type FormRecord, texts } from "@/lib/platform/form-fields";
import type { Localised } from "@/lib/platform/i18n/localised";
import type { AnswerReaders, FieldKind } from "@/prisma/generated/enums";
import { severalLimits } from "./choice-kinds";
import { dateLimits } from "./date-kinds";
import { type FileGroup, fileLimits } from "./file-kind";
import { KINDS } from "./kinds";
import { numberLimits } from "./number-kind";
import { beginsPage } from "./parts";
import type { Condition } from "./visible";
import { linesOf } from "./written-condition";
import { asOptions } from "./written-options";

/** A question as it is asked now, as stored. */
export interface QuestionRow {
  kind: FieldKind;
  label: unknown;
  hint: unknown;
  purpose: unknown;
  options: unknown;
  settings: unknown;
  condition: unknown;
  required: boolean;
  retentionDays: number;
  readers: AnswerReaders;
  /** Asked behind the private link, not at registration. */
  later: boolean;
  /** The last day of answering, an ISO date; null: there is none. */
  deadline: string | null;
}

/** A question under the field names of its form. */
export function questionFields({ kind, settings, condition, ...row }: QuestionRow): FormRecord {
  const { min, max } = kind === "choices" ? severalLimits(settings) : numberLimits(settings);
  const { unit, decimals } = numberLimits(settings);
  return {
    label: texts(row.label),
    hint: texts(row.hint),
    purpose: texts(row.purpose),
    required: row.required,
    later: row.later,
    deadline: row.deadline,
    retentionDays: row.retentionDays,
    readers: row.readers,
    options: Object.fromEntries(
      asOptions(row.options).map(({ value, label, limit }) => [value, { label: texts(label), limit }]),
    ),
    ...conditionFields(condition as Condition),
    ...(kind === "number" ? { unit, decimals } : {}),
    ...(kind === "number" || kind === "choices" ? { least: min, most: max } : {}),
    ...(kind === "heading" ? { page: beginsPage({ kind, settings }) } : {}),
    ...(kind === "file"
      ? { groups: fileLimits(settings).groups, largest: fileLimits(settings).largest }
      : {}),
    ...(kind === "date" ? { from: dateLimits(settings).min, until: dateLimits(settings).max } : {}),
  };
}

function conditionFields(condition: Condition): FormRecord {
  const lines = linesOf(condition).map((says) => ({ says }));
  return { match: condition.match ?? "all", ...(lines.length > 0 ? { clauses: lines } : {}) };
}

/** The settings of every kind, as a form has them. */
interface TypedSettings {
  unit: Localised;
  least: number | null;
  most: number | null;
  decimals: number | null;
  from: string | null;
  until: string | null;
  groups?: readonly FileGroup[] | undefined;
  largest: number | null;
  /** Of a heading: it begins a page. */
  page: boolean;
}

/** What of a form is a setting of this kind, as it is stored; null where it can't be: the least is above the most. */
export function settingsOf(
  kind: FieldKind,
  { unit, least, most, decimals, from, until, groups, largest, page }: TypedSettings,
): object | null {
  const given: Partial<Record<FieldKind, Record<string, unknown>>> = {
    number: { ...(Object.keys(unit).length > 0 ? { unit } : {}), min: least, max: most, decimals },
    choices: { min: least, max: most },
    date: { min: from, max: until },
    file: { groups: groups && groups.length > 0 ? groups : null, largest },
    heading: { page: page || null },
  };
  const said = Object.entries(given[kind] ?? {}).filter(([, value]) => value !== null);
  const read = KINDS[kind].settings.safeParse(Object.fromEntries(said));
  return read.success ? read.data : null;
}

/** How many options a question of this kind needs at least to be answered. */
export function optionsNeeded(kind: FieldKind): number {
  if (kind === "choice") return 2;
  return kind === "choices" ? 1 : 0;
}
