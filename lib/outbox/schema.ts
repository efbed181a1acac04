import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  formSchema,
  IdSchema,
  integerSchema,
  localisedLine,
  localisedText,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { blockSchema, lineSchema } from "@/lib/platform/text";
import { OPTIONAL_BLOCKS, REWORDABLE } from "./rules/own-words";

/** "{fullName}" and whatever looks like it. */
const BRACED_NAME = /\{\s*\p{L}[\p{L}\d_-]*\s*\}/u;

/**
 * An organiser's words that stand in a mail as they were typed. Nothing in them is filled in, as it is in messages and rewordings: a
 * name in braces would arrive as it is, so it is refused ("braces").
 */
export const saidWordsSchema = (max: number) =>
  z.pipe(blockSchema(max), z.string().check(z.refine((text) => !BRACED_NAME.test(text), "braces")));

/** What an organiser decides about one message, or about all of an edition that wait for it. */
export const MessageDecisionSchema = formSchema({
  ...editionAddress,
  decision: z.enum(["send", "discard", "retry"]),
  message: blankable(IdSchema),
});

/** One mail that waits, in words of its own: one language, its reader's. Blank is said as all others of its kind. */
export const MessageEditSchema = formSchema({
  ...editionAddress,
  message: IdSchema,
  version: VersionSchema,
  subject: blankable(lineSchema(150)),
  opening: blankable(blockSchema(8_000)),
  closing: blankable(blockSchema(2_000)),
});
export type MessageEdit = z.output<typeof MessageEditSchema>;

const wording = {
  ...editionAddress,
  template: z.enum(REWORDABLE),
  version: integerSchema(0, 999_999_999),
  subject: localisedLine(150),
  opening: localisedText(4_000),
  closing: localisedText(2_000),
  leftOut: z.pipe(
    z.transform((value: unknown) =>
      [value ?? []]
        .flat()
        .flatMap((one) => (typeof one === "string" ? one.split(/[\s,]+/).filter(Boolean) : [one])),
    ),
    z.array(z.enum(OPTIONAL_BLOCKS)),
  ),
};

/** How an edition says one of its mails; version 0 before it was first saved. */
export const MailWordingSchema = formSchema(wording);
export type MailWordingEdit = z.output<typeof MailWordingSchema>;

/** The same while it is typed, and as whom it is looked at; null: somebody made up. */
export const MailLookSchema = formSchema({ ...wording, reader: blankable(IdSchema) });
export type MailLook = z.output<typeof MailLookSchema>;

/** Which of the edition's mails an organiser sends to themselves, and in which language. */
export const MailTestSchema = formSchema({
  ...editionAddress,
  template: z.enum(REWORDABLE),
  language: z.enum(LOCALES),
});

/** The states an organiser asks the outbox for, one at a time. */
export const OUTBOX_STATES = ["draft", "queued", "sent", "failed", "bounced", "cancelled"] as const;
/** What an address may ask for: a state, or all that the overview counts as not arrived. */
export const OUTBOX_TABS = [...OUTBOX_STATES, "undelivered"] as const;
export type OutboxTab = (typeof OUTBOX_TABS)[number];
export const OUTBOX_PAGE_SIZE = 50;

/** Which mails an address asks for, on the page as in its file; what can't be read narrows nothing down. */
export const OutboxLookSchema = z.object({
  state: z.catch(z._default(z.nullable(z.enum(OUTBOX_TABS)), null), null),
  /** The id of a message: only its mails. */
  mailing: z.catch(z._default(z.nullable(IdSchema), null), null),
});
export type OutboxLook = z.output<typeof OutboxLookSchema>;
