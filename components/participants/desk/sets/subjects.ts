import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import type { Choice } from "@/components/desk/data-table/table-filters";
import type { EditionScope } from "@/lib/access/access";
import type { Filterable } from "@/lib/audiences/queries/filterable";
import { FILTER_KINDS, type FilteredBy, type How } from "@/lib/audiences/schema/people-set";
import { asks } from "@/lib/forms/rules/kinds";
import { readOptions } from "@/lib/forms/rules/options";
import { LISTED_STATES } from "@/lib/participants/schema/filter";
import { formatLanguage } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { FieldKind } from "@/prisma/generated/enums";

/** With what a value of a filter is chosen or typed. */
export type ValueInput = "choice" | "text" | "number" | "date" | "time" | "none";

/** What people can be told apart by, as plain data for the browser. */
export interface Subject {
  /** As an address names it: `country`, `answer:<id>`. */
  id: string;
  group: "person" | "answers" | "terms" | "told";
  label: string;
  hows: How[];
  input: ValueInput;
  options: Choice[];
  /** Nobody here can differ in it: not offered, and known for a filter that an address has. */
  idle?: boolean;
}

interface Known {
  filterable: Filterable;
  categories: Choice[];
  countries: Choice[];
  mailNames: Readonly<Record<string, string>>;
  /** Something was asked later, so that it can still be to answer. */
  asksLater: boolean;
}

const ORDERED: Partial<Record<FieldKind, ValueInput>> = { number: "number", date: "date", time: "time" };
const CHOSEN: readonly FieldKind[] = ["choice", "choices"];

/** What the bar of filters offers in this edition to this reader, in words; `language` is that of a file, where no page has one. */
export async function setSubjects(scope: EditionScope, known: Known, language?: string): Promise<Subject[]> {
  const { filterable, categories, countries, mailNames, asksLater } = known;
  const locale = language ?? (await getLocale());
  const [t, states, site] = await Promise.all([
    getTranslations({ locale, namespace: "desk-sets" }),
    getTranslations({ locale, namespace: "desk-registrations" }),
    getTranslations({ locale, namespace: "site" }),
  ]);
  const say = (json: unknown) => localise(json, locale, scope.languages);
  const text = (json: unknown) => say(json)?.text ?? "–";
  const person = (
    by: Exclude<FilteredBy, "answer" | "consent" | "told" | "state">,
    input: ValueInput,
    options: Choice[] = [],
  ): Subject => ({
    ...{ id: by, group: "person", label: t(`by.${by}`), input, options },
    hows: [...FILTER_KINDS[by].hows],
  });
  const yesNo = [
    { value: "yes", label: site("yes") },
    { value: "no", label: site("no") },
  ];
  const answer = ({ id, kind, label, options }: Filterable["questions"][number]): Subject[] => {
    if (!asks(kind)) return [];
    const input = ORDERED[kind] ?? (CHOSEN.includes(kind) || kind === "yes_no" ? "choice" : "text");
    const coded = kind === "country" || kind === "language";
    const hows: How[] =
      input === "choice" || coded
        ? ["is", "not"]
        : input === "text"
          ? ["contains", "is", "not"]
          : ["between", "is"];
    const choices =
      kind === "yes_no"
        ? yesNo
        : readOptions(options, say).map((one) => ({ value: one.value, label: one.label.text }));
    return [
      {
        ...{
          id: `answer:${id}`,
          group: "answers" as const,
          label: text(label),
          hows: [...hows, "filled", "empty"],
        },
        ...(kind === "country"
          ? { input: "choice" as const, options: countries }
          : { input, options: choices }),
      },
    ];
  };
  const there: Pick<Subject, "hows" | "input" | "options"> = {
    hows: ["filled", "empty"],
    input: "none",
    options: [],
  };
  return [
    {
      ...{ id: "state", group: "person", label: states("state.title"), hows: ["is", "not"], input: "choice" },
      options: LISTED_STATES.map((state) => ({ value: state, label: states(`state.${state}`) })),
    },
    { ...person("person", "none"), idle: true },
    { ...person("category", "choice", categories), idle: categories.length < 2 },
    {
      ...person(
        "mode",
        "choice",
        (["on_site", "online"] as const).map((value) => ({ value, label: t(`mode.${value}`) })),
      ),
      idle: !filterable.modes,
    },
    { ...person("country", "choice", countries), idle: countries.length === 0 },
    person("affiliation", "text"),
    person("domain", "text"),
    person(
      "language",
      "choice",
      filterable.languages.map((value) => ({ value, label: formatLanguage(value, locale) })),
    ),
    ...(filterable.tags.length > 0
      ? [
          person(
            "tag",
            "choice",
            filterable.tags.map(({ id, name }) => ({ value: id, label: name })),
          ),
        ]
      : []),
    person(
      "assignee",
      "choice",
      filterable.team.map(({ id, name }) => ({ value: id, label: name })),
    ),
    person("note", "text"),
    person("registered", "date"),
    { ...person("later", "none"), idle: !asksLater },
    ...filterable.questions.flatMap(answer),
    ...filterable.terms.map(({ id, text: words }) => ({
      ...{ id: `consent:${id}`, group: "terms" as const, label: short(text(words)), ...there },
    })),
    ...filterable.templates.map((template) => ({
      ...{ id: `told:${template}`, group: "told" as const, label: mailNames[template] ?? template, ...there },
    })),
    ...filterable.mailings.map(({ id, subject }) => ({
      ...{ id: `told:${id}`, group: "told" as const, label: text(subject), ...there },
    })),
  ];
}

const short = (text: string) => (text.length > 90 ? `${text.slice(0, 88)}…` : text);
