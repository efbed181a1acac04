import type { SectionKind } from "@/prisma/generated/enums";

/** What a field of a section holds: a text in several languages (a line, Markdown), or something that is the same in all. */
export type SectionField = "line" | "markdown" | "name" | "phone" | "email" | "url";
export type SectionShape = Readonly<Record<string, SectionField>>;

interface SectionSpec {
  /** Beside its title, which each has. */
  fields: SectionShape;
  /** What each row of its list has; null for one without a list. */
  rows: SectionShape | null;
}

/**
 * Every kind of section, in the order in which it is offered. Its form, its schema, what is translated and what readers are
 * told follow from here; how it is drawn (`components/sections/section-looks.tsx`) does not compile without it.
 */
export const SECTIONS = {
  text: { fields: { text: "markdown" }, rows: null },
  facts: { fields: {}, rows: { label: "line", value: "line" } },
  figures: { fields: {}, rows: { figure: "name", label: "line" } },
  people: { fields: { text: "markdown" }, rows: { name: "name", role: "line", about: "markdown" } },
  links: { fields: { text: "markdown" }, rows: { url: "url", label: "line", note: "line" } },
  questions: { fields: {}, rows: { question: "line", answer: "markdown" } },
  stay: {
    fields: { text: "markdown" },
    rows: { name: "name", address: "name", way: "line", price: "line", phone: "phone", url: "url" },
  },
  cost: {
    fields: { text: "markdown", included: "markdown", excluded: "markdown" },
    rows: { label: "line", price: "line" },
  },
  conduct: {
    fields: { text: "markdown" },
    rows: { name: "name", role: "line", phone: "phone", email: "email" },
  },
  contacts: {
    fields: { text: "markdown" },
    rows: { name: "name", role: "line", phone: "phone", email: "email" },
  },
  film: { fields: { text: "markdown", url: "url", caption: "line" }, rows: null },
  map: { fields: { text: "markdown" }, rows: null },
  documents: { fields: { text: "markdown" }, rows: null },
  picture: { fields: { text: "markdown" }, rows: null },
} as const satisfies Record<SectionKind, SectionSpec>;

export const SECTION_KINDS = Object.keys(SECTIONS) as [SectionKind, ...SectionKind[]];

/** What is often told in a text, each with words of its own to begin with. Once it is there, it is a text like any other. */
export const USUAL_TEXTS = ["scholarships", "visa", "certificates"] as const;

/** What can be added to a page. */
export const OFFERED = [...SECTION_KINDS, ...USUAL_TEXTS] as const;
export type Offered = (typeof OFFERED)[number];

/** The kind that a section is of once it was added. */
export const kindOf = (offered: Offered): SectionKind =>
  SECTION_KINDS.find((kind) => kind === offered) ?? "text";

/** The school itself stands nowhere and has no documents, and pictures are put in at the desk of an edition: these are of editions alone. */
export const OF_EDITIONS: readonly SectionKind[] = ["map", "documents", "picture"];

/** What they say is true of one house and one year alone: beds and their prices, what it costs. */
export const OF_HOUSE: readonly SectionKind[] = ["stay", "cost"];

/** Their rows are people: who is called next year is asked anew. */
export const OF_PEOPLE: readonly SectionKind[] = ["people", "conduct", "contacts"];

/** As many sections as a page has at most, rows as one has, and publications as are kept. */
export const MOST = { sections: 60, rows: 60, publications: 100 } as const;

/** Fields of a kind, its title first. */
export const fieldsOf = (kind: SectionKind): SectionShape => ({ title: "line", ...SECTIONS[kind].fields });

/** Whether a field is written in several languages. */
export const isLocalised = (field: SectionField | undefined): boolean =>
  field === "line" || field === "markdown";
