import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import type { SectionKind } from "@/prisma/generated/enums";
import { fieldsOf, isLocalised, OF_PEOPLE, SECTIONS, type SectionField, type SectionShape } from "./kinds";

/** A section as it is stored: from the field of its form to a text in several languages, or a plain one. */
export type SectionContent = Record<string, string | Record<string, string>>;

/** A section of a publication. */
export interface PublishedSection {
  id: string;
  kind: SectionKind;
  content: SectionContent;
}

type Values = Record<string, unknown>;

/** What a form says, as it is stored: what is blank is left out, and rows stand without gaps. */
export function contentOf(kind: SectionKind, input: Values): SectionContent {
  const content: SectionContent = {};
  const keep = (shape: SectionShape, values: Values, prefix: string) => {
    for (const name of Object.keys(shape)) {
      const value = values[name];
      if (typeof value === "string" && value !== "") content[prefix + name] = value;
      else if (isFilled(value)) content[prefix + name] = value;
    }
  };
  keep(fieldsOf(kind), input, "");
  const rows = SECTIONS[kind].rows && Array.isArray(input.rows) ? (input.rows as Values[]) : [];
  for (const [index, row] of rows.entries()) keep(SECTIONS[kind].rows ?? {}, row, `rows.${index}.`);
  return content;
}

const isFilled = (value: unknown): value is Record<string, string> =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0;

/** Its texts in several languages, by the fields of its form. */
export function textsOf(content: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(asContent(content)).filter(([, value]) => typeof value === "object"),
  );
}

/** The same section without whom it names. */
export function withoutPeople(kind: SectionKind, content: SectionContent): SectionContent {
  if (!OF_PEOPLE.includes(kind)) return content;
  return Object.fromEntries(Object.entries(content).filter(([field]) => !field.startsWith("rows.")));
}

/** Reads a column; anything else is an empty section. */
export function asContent(json: unknown): SectionContent {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as SectionContent) : {};
}

/** Reads the sections of a publication; one whose kind this version of the program does not know is left out. */
export function asPublished(json: unknown): PublishedSection[] {
  const rows = Array.isArray(json) ? (json as PublishedSection[]) : [];
  return rows.filter(({ kind }) => kind in SECTIONS);
}

/** A field for a reader: its text in the best language, or as it is. */
type Told<Shape extends SectionShape> = {
  [Name in keyof Shape]: Shape[Name] extends "line" | "markdown" ? LocalisedText | null : string;
};
type RowsOf<Kind extends SectionKind> = (typeof SECTIONS)[Kind]["rows"] extends infer Shape extends
  SectionShape
  ? Told<Shape>[]
  : [];
export type ToldSection<Kind extends SectionKind = SectionKind> = {
  [One in Kind]: {
    id: string;
    kind: One;
    title: LocalisedText | null;
    rows: RowsOf<One>;
  } & Told<(typeof SECTIONS)[One]["fields"]>;
}[Kind];

/** A section for a reader of `locale`; texts that are not in it are in the first language of `fallback` that has them. */
export function tellSection(
  { id, kind, content }: PublishedSection,
  locale: string,
  fallback: readonly string[],
): ToldSection {
  const tell = (shape: SectionShape, prefix: string) =>
    Object.fromEntries(
      Object.entries(shape).map(([name, field]) => [
        name,
        told(field, content[prefix + name], locale, fallback),
      ]),
    );
  const shape = SECTIONS[kind].rows;
  const rows = shape ? [...Array(countRows(content)).keys()].map((at) => tell(shape, `rows.${at}.`)) : [];
  return { id, kind, ...tell(fieldsOf(kind), ""), rows } as unknown as ToldSection;
}

function told(field: SectionField, value: unknown, locale: string, fallback: readonly string[]) {
  if (isLocalised(field)) return localise(value, locale, fallback);
  return typeof value === "string" ? value : "";
}

/** How many rows a section has. */
export function countRows(content: SectionContent): number {
  const numbers = Object.keys(content).map((key) => Number(/^rows\.(\d+)\./.exec(key)?.[1] ?? -1));
  return Math.max(-1, ...numbers) + 1;
}

/** The same list with one member one place further up or down; at the end it stays. */
export function swapped(list: readonly string[], one: string, to: "up" | "down"): string[] {
  const at = list.indexOf(one);
  const other = list[to === "up" ? at - 1 : at + 1];
  if (at < 0 || other === undefined) return [...list];
  return list.map((member) => (member === one ? other : member === other ? one : member));
}
