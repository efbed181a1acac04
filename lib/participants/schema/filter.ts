import * as z from "zod/mini";
import { type PeopleFilter, type PeopleSet, readFilters } from "@/lib/audiences/schema/people-set";
import { readColumns } from "@/lib/audiences/schema/people-view";
import { IdSchema } from "@/lib/platform/form-fields";
import { isCleanText } from "@/lib/platform/text";
import type { Change } from "@/lib/registration/rules/answer-changes";
import type { Applicant } from "@/lib/registration/schema/applicant";
import type { FieldKind, OutboxState, RegistrationState, Verdict } from "@/prisma/generated/enums";
import type { Note } from "./note";
import type { Tag } from "./tag";

/**
 * Whether the registrations table has a tab for a state: not for drafts, which an organiser never reads, and not for
 * what nothing brings about yet.
 */
const LISTED = {
  pending: true,
  confirmed: true,
  waitlisted: true,
  offered: false,
  declined: true,
  withdrawn: true,
  cancelled: true,
} as const satisfies Record<Exclude<RegistrationState, "draft">, boolean>;
type Listed = {
  [State in keyof typeof LISTED]: (typeof LISTED)[State] extends true ? State : never;
}[keyof typeof LISTED];
export const LISTED_STATES = Object.entries(LISTED).flatMap(([state, listed]) =>
  listed ? [state as Listed] : [],
);
/** Those of them that only come about where organisers answer each registration. */
export const ANSWERED_STATES: readonly Listed[] = ["pending", "declined"];
export const SORTS = ["sent", "-sent", "name", "-name", "affiliation", "-affiliation", "queue"] as const;
export const PAGE_SIZE = 50;

/** Filters that are none: an address that has been cut off must not show more people than were asked for. */
export const UNREADABLE = "?";

/** What a registrations address asks for; anything unreadable in it counts as not asked, but for filters. */
export const RegistrationFilterSchema = z.object({
  state: z.catch(z.optional(z.enum(LISTED_STATES)), undefined),
  q: z.catch(z._default(z.string().check(z.maxLength(200), z.refine(isCleanText)), ""), ""),
  category: z.catch(z.optional(IdSchema), undefined),
  country: z.catch(z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))), undefined),
  /** Of those with a place, who is still to answer what was asked later. */
  answers: z.catch(z.optional(z.literal("missing")), undefined),
  /** Further filters, as `writeFilters` writes them. What can't be read asks for nobody. */
  filters: z.catch(z._default(z.string().check(z.maxLength(8_000), z.refine(isCleanText)), ""), UNREADABLE),
  /** What stands beside the name; without a word the usual columns. */
  columns: z.catch(
    z._default(
      z.pipe(z.string().check(z.maxLength(1_000), z.refine(isCleanText)), z.transform(readColumns)),
      [],
    ),
    [],
  ),
  sort: z.catch(z._default(z.enum(SORTS), "-sent"), "-sent"),
  page: z.catch(z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1), 1),
  after: z.catch(z.optional(IdSchema), undefined),
  before: z.catch(z.optional(IdSchema), undefined),
});
export type RegistrationFilter = z.output<typeof RegistrationFilterSchema>;

/**
 * An address with each key once. What stands there twice is as good as not asked; filters and views that do ask for nobody: one
 * of them alone would be more people than both.
 */
export function askedOnce(
  asked: URLSearchParams | Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const all =
    asked instanceof URLSearchParams
      ? [...new Set(asked.keys())].map((key) => [key, asked.getAll(key)] as const)
      : Object.entries(asked).map(([key, said]) => [key, [said ?? []].flat()] as const);
  return Object.fromEntries(
    all.flatMap(([key, said]) => {
      const [first, ...more] = said;
      if (first === undefined) return [];
      if (more.length === 0) return [[key, first]];
      return key === "filters" || key === "view" ? [[key, UNREADABLE]] : [];
    }),
  );
}

/** How something is to be had, and not who is in it. */
const NO_SET = ["format", "separator", "as"];

/** The view of an address that asks for nothing else; null where there is more, or none. */
export function viewAlone(asked: Readonly<Record<string, string>>): string | null {
  const keys = Object.keys(asked).filter((key) => !NO_SET.includes(key));
  return keys.length === 1 ? (asked.view ?? null) : null;
}

/** Whom an address asks for; null where it can't be read. */
export function setOf({ state, q, category, country, answers, filters }: AskedSet): PeopleSet | null {
  const further = readFilters(filters);
  if (!further) return null;
  const is = (by: PeopleFilter["by"], value: string | undefined): PeopleFilter[] =>
    value ? [{ by, of: "", how: "is", values: [value] }] : [];
  const later: PeopleFilter[] = answers ? [{ by: "later", of: "", how: "empty", values: [] }] : [];
  return {
    words: q,
    filters: [
      ...is("state", state),
      ...is("category", category),
      ...is("country", country),
      ...later,
      ...further,
    ],
  };
}
type AskedSet = Pick<RegistrationFilter, "state" | "q" | "category" | "country" | "answers" | "filters">;

/** One row of the table, as JSON carries it. */
export interface RegistrationRow extends Applicant {
  mode: string;
  tagNames: string[];
  /** Who of the team was given it; they may have left since. */
  assigneeId: string | null;
  /** What was answered to the questions that have a column, by their ids. */
  cells?: Readonly<Record<string, CellAnswer>>;
  id: string;
  reference: string | null;
  state: RegistrationState;
  /** Localised, as stored. */
  category: unknown;
  needs: string[];
  queuePosition: number | null;
  submittedAt: string | null;
  version: number;
}

/** An answer in a cell, with what was seen as stored. */
export type CellAnswer = Pick<DeskAnswer, "kind" | "options" | "settings" | "value" | "wished">;

/** Somebody about whom was decided a moment ago: nobody is told yet, and it can be undone. */
export interface Undoable {
  id: string;
  fullName: string;
  state: RegistrationState;
  until: string;
  /** Seconds left when this was read, by the database's clock. */
  seconds: number;
}

/** Everybody whose last decision can be undone now. */
export interface UndoableNow {
  people: readonly Undoable[];
  /** Where there are more than are named: how many in all, and the moment up to which was decided about them. */
  more: { count: number; asOf: string } | null;
}

export interface RegistrationList {
  /** Only for who may decide. */
  undoable: UndoableNow;
  rows: RegistrationRow[];
  total: number;
  /** Whether what is asked for can't be shown whole to this reader, or not be read: then it is nobody. */
  withheld: boolean;
  /** Whether they were found by what not everybody may look through who sees the list. */
  forFewer: boolean;
  /** Of the whole edition, by state. */
  counts: Partial<Record<string, number>>;
  /** The same within the category and the country that are asked for; null where more is asked: it is not counted. */
  within: Partial<Record<string, number>> | null;
}

/** Somebody who may be the same human; nobody is joined without an organiser's word. */
export interface PossiblePerson {
  personId: string;
  fullName: string;
  emails: string[];
  /** Theirs in this edition. */
  registrationId: string | null;
  reference: string | null;
}

/** A record that an organiser joined with this person's. */
export interface JoinedRecords {
  id: string;
  at: string;
  /** How many would have a place of how many, if parted they both had one; null: one is free, or it is not theirs to say. */
  above: { taken: number; capacity: number } | null;
  /** Until when the two can be parted; null: it is final, or another one was joined since. */
  until: string | null;
}

/** An answer with the question as it was asked; its texts and options as stored, in all languages. */
export interface DeskAnswer {
  kind: FieldKind;
  label: unknown;
  options: unknown;
  settings: unknown;
  value: unknown;
  /** Of the options it names, those in which there is no place. */
  wished: string[];
  sensitive: boolean;
  /** Whether its question is asked no more. */
  retired: boolean;
  /** Where the question is worded otherwise by now: which of its wordings was seen, of how many, and how it reads today. */
  seen: { number: number; of: number; now: unknown } | null;
}

/** A term as somebody met it: agreed to, or told; its text as stored, in all languages. */
export interface DeskConsent {
  id: string;
  text: unknown;
  /** Of the version they had before them, in the language in which they read it. */
  number: number;
  read: string;
  at: string;
  agreed: boolean;
  withdrawn: string | null;
}

/** One registration in the side panel. */
export interface RegistrationDetail extends Omit<RegistrationRow, "tagNames" | "assigneeId" | "cells"> {
  twins: PossiblePerson[];
  joined: JoinedRecords[];
  /** It ended in favour of another one of the same person, which stays. */
  stays: { id: string; reference: string | null } | null;
  /** Whether the edition has both ways of taking part. */
  modes: boolean;
  categoryId: string | null;
  stateSince: string;
  /** The last decision can still be undone. */
  undoable: boolean;
  /** How many would have a place of how many, if an owner let them in; null where that is no question. */
  above: { taken: number; capacity: number } | null;
  tags: { id: string; name: string }[];
  /** Who of the team sees to it; null: nobody in particular. */
  assignee: { id: string; name: string; mine: boolean } | null;
  /** What it can be marked with; null: not by this reader. */
  marks: { tags: Tag[]; team: { id: string; name: string; mine: boolean }[] } | null;
  /** What the team wrote down about it, the newest first. */
  notes: Note[];
  /** What is decided and not told yet. */
  verdict: Verdict | null;
  reason: string;
  /** In which it was written, where that was said. */
  reasonLanguage: string | null;
  origin: string;
  /** What was asked and answered; sensitive answers only for readers who may see them. */
  answers: DeskAnswer[];
  /** Without those of sensitive answers that this reader may not see. */
  consents: DeskConsent[];
  /** The form has questions whose answers this reader may not read, whether or not this person answered any. */
  hiddenAnswers: boolean;
  /**
   * Since when what was answered before is not shown at the corrected address; null: all is shown. To who may not read it the
   * same is said whether or not this person answered any.
   */
  withheldSince: string | null;
  history: {
    at: string;
    act: string;
    /** The state it led to. */
    after: string | null;
    /** What a tag was called that was put on or taken off. */
    tag: string | null;
    changes: Change[];
  }[];
  /** Since when their address wants no messages to many of the school. */
  messagesStoppedAt: string | null;
  /** A mail server has refused the address for good, and it was not corrected since. */
  refused: boolean;
  messages: {
    id: string;
    at: string;
    template: string;
    state: OutboxState;
    /** Whether it can be sent once more. */
    again: boolean;
  }[];
}
