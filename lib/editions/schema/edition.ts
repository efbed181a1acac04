import * as z from "zod/mini";
import { editionAddress, schoolAddress } from "@/lib/access/schema";
import {
  blankable,
  CheckSchema,
  CountrySchema,
  DateSchema,
  formSchema,
  IdSchema,
  integerSchema,
  LanguagesSchema,
  LocalDateTimeSchema,
  localisedLine,
  localisedText,
  MainLanguageSchema,
  requiredLocalisedLine,
  TimeSchema,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { EmailSchema, requiredLineSchema, WebAddressSchema } from "@/lib/platform/text";
import { TimeZoneSchema } from "@/lib/schools/schema";

export const EDITION_MODES = ["on_site", "online", "either"] as const;
export const EditionModeSchema = z.enum(EDITION_MODES);

export const NewEditionSchema = formSchema({
  ...schoolAddress,
  title: requiredLocalisedLine(160),
  city: requiredLineSchema(120),
  firstDay: DateSchema,
  days: integerSchema(1, 60),
  timeZone: TimeZoneSchema,
  /** Blank is unlimited. */
  capacity: blankable(integerSchema(0, 100_000)),
  contactEmail: EmailSchema,
  /** It begins with what the example says, to be written anew. */
  example: CheckSchema,
});
export type NewEdition = z.output<typeof NewEditionSchema>;

const edit = { ...editionAddress, version: VersionSchema };

/** What the edition says of itself. */
export const EditionTextsSchema = formSchema({
  ...edit,
  title: requiredLocalisedLine(160),
  tagline: localisedLine(200),
  summary: localisedText(1_000),
  description: localisedText(),
  audience: localisedText(4_000),
  cost: localisedText(4_000),
  accessNote: localisedText(4_000),
});
export type EditionTexts = z.output<typeof EditionTextsSchema>;

/** In which city, in which languages, whom to write to. */
export const EditionPlaceSchema = formSchema({
  ...edit,
  number: blankable(integerSchema(1, 9_999)),
  year: integerSchema(1900, 2199),
  city: requiredLineSchema(120),
  country: CountrySchema,
  timeZone: TimeZoneSchema,
  mode: EditionModeSchema,
  languages: LanguagesSchema,
  mainLanguage: MainLanguageSchema,
  contactEmail: EmailSchema,
  /** Where answers to its mails go; null: to the contact. */
  replyTo: blankable(EmailSchema),
});
export type EditionPlace = z.output<typeof EditionPlaceSchema>;

/** When one may register, as local times of the edition's zone; blank is "not yet set". */
export const EditionWindowSchema = formSchema({
  ...edit,
  registrationOpens: blankable(LocalDateTimeSchema),
  registrationCloses: blankable(LocalDateTimeSchema),
});
export type EditionWindow = z.output<typeof EditionWindowSchema>;

/** A day; without an id it is new. Times are local; blank is 04:00 to 04:00. */
export const EditionDaySchema = formSchema({
  ...edit,
  id: blankable(IdSchema),
  date: DateSchema,
  starts: blankable(TimeSchema),
  ends: blankable(TimeSchema),
  label: localisedLine(120),
  module: localisedLine(120),
  mode: blankable(EditionModeSchema),
});
export type EditionDayEdit = z.output<typeof EditionDaySchema>;

/** Blank is the end of the list for a new one, and where it stands for the others. */
const order = blankable(integerSchema(0, 9_999));

/** In the order in which readers meet them. */
export const HOST_ROLES = ["host", "partner", "funder", "sponsor"] as const;
export const HostSchema = formSchema({
  ...edit,
  id: blankable(IdSchema),
  name: requiredLineSchema(200),
  url: blankable(WebAddressSchema),
  role: z.enum(HOST_ROLES),
});
export type HostEdit = z.output<typeof HostSchema>;

/** One place up or down in the list, to the end, or right before another one. */
export const HostMoveSchema = formSchema({
  ...editionAddress,
  host: IdSchema,
  to: z.enum(["up", "down", "end", "before"]),
  before: blankable(IdSchema),
}).check(z.refine(({ to, before }) => (to === "before") === (before !== null), "missing"));
export type HostMove = z.output<typeof HostMoveSchema>;

export const ACCESS_KINDS = [
  "step_free",
  "hearing_loop",
  "captions",
  "sign_language",
  "quiet_room",
  "assistance_dogs",
  "other",
] as const;
export const AccessItemSchema = formSchema({
  ...edit,
  id: blankable(IdSchema),
  kind: z.enum(ACCESS_KINDS),
  title: requiredLocalisedLine(120),
  text: localisedText(2_000),
  order,
});
export type AccessItemEdit = z.output<typeof AccessItemSchema>;

export const QuestionSchema = formSchema({
  ...edit,
  id: blankable(IdSchema),
  question: requiredLocalisedLine(200),
  answer: localisedText(4_000),
  order,
});
export type QuestionEdit = z.output<typeof QuestionSchema>;

/** What may be removed from an edition's page. */
export const EDITION_PARTS = ["day", "host", "access-item", "question"] as const;
export const EditionItemRemovalSchema = formSchema({ ...edit, part: z.enum(EDITION_PARTS), id: IdSchema });
export type EditionItemRemoval = z.output<typeof EditionItemRemovalSchema>;

/** Publish, unpublish, archive, bring back. */
export const EDITION_TRANSITIONS = ["publish", "unpublish", "archive", "unarchive"] as const;
export const EditionTransitionSchema = formSchema({ ...edit, transition: z.enum(EDITION_TRANSITIONS) });
export type EditionTransition = z.output<typeof EditionTransitionSchema>;

/**
 * Cancelling tells everybody; the reason is shown on the page and in the message. Nobody does it by a slip: the edition's
 * name is typed, in one of its languages.
 */
export const CancelEditionSchema = formSchema({
  ...edit,
  reason: requiredLocalisedLine(1_000),
  name: requiredLineSchema(160),
});
export type CancelEdition = z.output<typeof CancelEditionSchema>;

/** For how long decisions about registrations can be undone, in seconds; 0: not at all, everybody is told at once. */
export const UndoTimeSchema = formSchema({ ...edit, seconds: integerSchema(0, 600) });
export type UndoTime = z.output<typeof UndoTimeSchema>;

/** Stops a cancellation while it waits. */
export const StopCancellationSchema = formSchema(edit);
export type StopCancellation = z.output<typeof StopCancellationSchema>;
