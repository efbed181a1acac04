import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { ATTACHMENTS } from "@/lib/outbox/rules/own-words";
import {
  blankable,
  CheckSchema,
  formSchema,
  IdSchema,
  integerSchema,
  LocalDateTimeSchema,
  localisedLine,
  localisedText,
  requiredLocalisedLine,
  TimeSchema,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import type { Localised } from "@/lib/platform/i18n/localised";
import { readTarget } from "./rules/target";

export const AUDIENCES = ["confirmed", "waitlisted"] as const;

/** As long as the text may be that says whom a message is for. */
export const LONGEST_TARGET = 4_000;

/** Texts that an organiser may begin with. */
export const READY_TEXTS = ["practical", "day-before", "thanks", "position"] as const;
export type ReadyText = (typeof READY_TEXTS)[number];

const listed = z.transform((value: unknown) =>
  [value ?? []]
    .flat()
    .flatMap((one) => (typeof one === "string" ? one.split(/[\s,]+/).filter(Boolean) : [one])),
);

/** One plain message to everybody who has a place, or waits for one; version 0 before it was first saved. */
const written = {
  ...editionAddress,
  mailing: blankable(IdSchema),
  version: integerSchema(0, 999_999_999),
  target: z._default(
    z.string().check(
      z.maxLength(LONGEST_TARGET),
      z.refine((text) => readTarget(text) !== null, "invalid"),
    ),
    "states",
  ),
  /** Of people of an earlier edition: also who is registered here already. */
  alsoRegistered: z.optional(CheckSchema),
  audience: z.pipe(listed, z.array(z.enum(AUDIENCES))),
  subject: requiredLocalisedLine(150),
  body: z.pipe(
    localisedText(8_000),
    z.custom<Localised>((value) => Object.keys(value as Localised).length > 0, {
      error: "missing",
      abort: false,
    }),
  ),
  attached: z.pipe(listed, z.array(z.enum(ATTACHMENTS))),
};
type WrittenMailing = z.output<z.ZodMiniObject<typeof written>>;

export const MailingSchema = formSchema(
  written,
  z.refine<Partial<WrittenMailing>>(({ target, audience }) => target !== "states" || audience?.length !== 0, {
    error: "missing",
    path: ["audience"],
    when: () => true,
  }) as never,
);
export type MailingEdit = WrittenMailing;

/** The same while it is typed, and as whom it is read; null: somebody made up. */
export const MailingLookSchema = formSchema({
  ...written,
  subject: localisedLine(150),
  body: localisedText(8_000),
  reader: blankable(IdSchema),
});
export type MailingLook = z.output<typeof MailingLookSchema>;

/** A message as it is stored, to whoever asks, in one language. */
export const MailingTestSchema = formSchema({
  ...editionAddress,
  mailing: IdSchema,
  language: z.enum(LOCALES),
});
export type MailingTest = z.output<typeof MailingTestSchema>;

export const MailingSendSchema = formSchema({ ...editionAddress, mailing: IdSchema, version: VersionSchema });
export type MailingSend = z.output<typeof MailingSendSchema>;

/** When a draft leaves: at a moment, or so many days before its edition begins or after it ends, on the clock there. */
export const MailingPlanSchema = formSchema({
  ...editionAddress,
  mailing: IdSchema,
  version: VersionSchema,
  when: z.enum(["moment", "days"]),
  at: blankable(LocalDateTimeSchema),
  days: blankable(integerSchema(0, 365)),
  side: z._default(z.enum(["before", "after"]), "before"),
  time: blankable(TimeSchema),
});
export type MailingPlan = z.output<typeof MailingPlanSchema>;

/**
 * Asks by link. `seen`: how often it had been asked when the page was read, without a round that was cut off; `round`: the one
 * that is gone on with, and no other is begun.
 */
export const AskByLinkSchema = formSchema({
  ...editionAddress,
  seen: integerSchema(0, 999_999_999),
  round: z.optional(integerSchema(1, 999_999_999)),
});
export type AskByLink = z.output<typeof AskByLinkSchema>;

/** How far a round of asking is. */
export interface AskingProgress {
  round: number;
  told: number;
  left: number;
  finished: boolean;
}
