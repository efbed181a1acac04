import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  CheckSchema,
  ChoiceSchema,
  formSchema,
  IdSchema,
  integerSchema,
  LanguageListSchema,
  localisedLine,
  localisedText,
  numberedRowsSchema,
  requiredLocalisedLine,
  VersionSchema,
} from "@/lib/platform/form-fields";

export const SESSION_KINDS = [
  "plenary",
  "lecture",
  "workshop",
  "panel",
  "visit",
  "presentation",
  "social",
] as const;
export const SESSION_ROLES = ["speaker", "chair", "facilitator", "interpreter"] as const;
export const INTERPRETATION_MODES = ["spoken", "sign", "captions"] as const;

/** The length of a session, in minutes, or null. */
export const MinutesSchema = blankable(integerSchema(1, 1_440));

const LanguageTagSchema = z
  .string()
  .check(z.minLength(1, "missing"), z.regex(/^$|^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "language"));

const session = {
  title: requiredLocalisedLine(300),
  subtitle: localisedLine(300),
  abstract: localisedText(20_000),
  kind: z.enum(SESSION_KINDS),
  theme: blankable(IdSchema),
  /** Spoken languages. */
  languages: LanguageListSchema,
  /** How long it is meant to be; blank is not known. */
  minutes: MinutesSchema,
  /** Somebody in it does not want to be filmed or recorded. */
  noRecording: CheckSchema,
  /** In the order they are shown. */
  people: numberedRowsSchema("speaker", { speaker: ChoiceSchema, role: z.enum(SESSION_ROLES) }),
  interpretations: numberedRowsSchema("from", {
    from: LanguageTagSchema,
    to: LanguageTagSchema,
    mode: z.enum(INTERPRETATION_MODES),
    /** Who interprets, when known. */
    speaker: blankable(ChoiceSchema),
  }),
};

export const NewSessionSchema = formSchema({ ...editionAddress, ...session });
export type NewSession = z.output<typeof NewSessionSchema>;
export const SessionSchema = formSchema({
  ...editionAddress,
  session: IdSchema,
  version: VersionSchema,
  ...session,
});
export type SessionEdit = z.output<typeof SessionSchema>;

/** Made once more: in its own edition, or in another one of the organisation, "school/edition". */
export const DuplicateSessionSchema = formSchema({
  ...editionAddress,
  session: IdSchema,
  into: blankable(z.string().check(z.regex(/^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/, "unknown"))),
  /** Its people come along into another edition, as people to ask. */
  people: CheckSchema,
});
export type DuplicateSession = z.output<typeof DuplicateSessionSchema>;

/**
 * Cancel it (it stays visible as cancelled) or take that back; delete it (it leaves the programme at the next release) or
 * bring it back as it was.
 */
export const SESSION_TRANSITIONS = ["cancel", "restore", "delete", "bring-back"] as const;
export const SessionTransitionSchema = formSchema({
  ...editionAddress,
  session: IdSchema,
  version: VersionSchema,
  transition: z.enum(SESSION_TRANSITIONS),
});
export type SessionTransition = z.output<typeof SessionTransitionSchema>;
