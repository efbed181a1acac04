import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  CheckSchema,
  DateSchema,
  formSchema,
  IdSchema,
  integerSchema,
  localisedLine,
  localisedText,
  requiredLocalisedLine,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { AnswerReaders, FieldKind } from "@/prisma/generated/enums";
import { FILE_GROUP_NAMES, MOST_MEGABYTES } from "../rules/file-kind";
import { ANSWER_DAYS } from "../rules/retention";
import { MOST_OPTIONS } from "../rules/written-options";
import { conditionShape } from "./condition";

/** A limit of a number as it is typed, with comma or point. Error code: "number". */
const BoundSchema = z.pipe(
  z.string().check(z.regex(/^\s*-?\d{1,9}([.,]\d{1,2})?\s*$/, "number")),
  z.transform((text: string) => Number(text.replace(",", "."))),
);

/** The most places that one option has. */
const MOST_PLACES = 100_000;

/** What an option is called in answers, and in the names of its fields. */
const OptionValueSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,60}$/));

/** The labels and limits of options by their values; those without words are left out. */
const OptionsSchema = z.pipe(
  z.transform((value: unknown) => value ?? {}),
  z
    .record(
      OptionValueSchema,
      z.strictObject({
        label: localisedLine(200),
        /** How many may have it; blank: everybody. */
        limit: blankable(integerSchema(0, MOST_PLACES)),
      }),
    )
    .check(z.refine((options) => Object.keys(options).length <= MOST_OPTIONS, "too-long")),
);

/** What may be sent as a file; none ticked is what is usual. */
const GroupsSchema = z.pipe(
  z.transform((value: unknown) => [value ?? []].flat().filter((one) => one !== "")),
  z.array(z.enum(FILE_GROUP_NAMES)),
);

const question = {
  label: requiredLocalisedLine(200),
  hint: localisedText(1_000),
  purpose: localisedText(1_000),
  required: CheckSchema,
  /** Asked behind the private link, not at registration. */
  later: CheckSchema,
  /** The last day on which it is answered or changed; blank: there is none. */
  deadline: blankable(DateSchema),
  /** Days after the end until answers are deleted; blank is what is usual. */
  retentionDays: blankable(integerSchema(1, ANSWER_DAYS)),
  /** Who may read the answers; blank: as before, of a new one everybody, or of sensitive answers who may read those. */
  readers: blankable(z.enum(AnswerReaders)),
  options: OptionsSchema,
  unit: localisedLine(40),
  least: blankable(BoundSchema),
  most: blankable(BoundSchema),
  decimals: blankable(integerSchema(0, 2)),
  from: blankable(DateSchema),
  until: blankable(DateSchema),
  /** Of a file: what may be sent, and how many megabytes it has at most. */
  groups: GroupsSchema,
  largest: blankable(integerSchema(1, MOST_MEGABYTES)),
  /** Of a heading: it begins a page of the form. */
  page: CheckSchema,
  ...conditionShape,
};

/** A new question, at the end of the form. Its kind, and whether its answers are sensitive, never change. */
export const NewQuestionSchema = formSchema({
  ...editionAddress,
  kind: z.enum(FieldKind),
  sensitive: CheckSchema,
  ...question,
});
export type NewQuestion = z.output<typeof NewQuestionSchema>;

/** `version` is the number of the wording that was edited. */
export const QuestionEditSchema = formSchema({
  ...editionAddress,
  question: IdSchema,
  version: VersionSchema,
  ...question,
});
export type QuestionEdit = z.output<typeof QuestionEditSchema>;

/** Ask it no more, or ask it again. */
export const QuestionRetirementSchema = formSchema({ ...editionAddress, question: IdSchema });
export type QuestionRetirement = z.output<typeof QuestionRetirementSchema>;

const MoveToSchema = z.enum(["up", "down", "end", "before"]);

/** Whom something is moved before is named where that is how it moves, and nowhere else. */
const namesOther = ({ to, before }: { to: z.output<typeof MoveToSchema>; before: string | null }) =>
  (to === "before") === (before !== null);

/** One place up or down among those that are asked, to the end, or right before another one. */
export const QuestionMoveSchema = formSchema({
  ...editionAddress,
  question: IdSchema,
  to: MoveToSchema,
  before: blankable(IdSchema),
}).check(z.refine(namesOther, "missing"));
export type QuestionMove = z.output<typeof QuestionMoveSchema>;

/** The same for an option of a question. */
export const OptionMoveSchema = formSchema({
  ...editionAddress,
  question: IdSchema,
  option: OptionValueSchema,
  to: MoveToSchema,
  before: blankable(OptionValueSchema),
}).check(z.refine(namesOther, "missing"));
export type OptionMove = z.output<typeof OptionMoveSchema>;
