import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  formSchema,
  IdSchema,
  integerSchema,
  localisedText,
  requiredLocalisedLine,
  VersionSchema,
} from "@/lib/platform/form-fields";
import type { Localised } from "@/lib/platform/i18n/localised";

export const AUDIENCES = ["confirmed", "waitlisted"] as const;

/** One plain message to everybody who has a place, or waits for one; version 0 before it was first saved. */
export const MailingSchema = formSchema({
  ...editionAddress,
  mailing: blankable(IdSchema),
  version: integerSchema(0, 999_999_999),
  audience: z.pipe(
    z.transform((value: unknown) => (value === undefined ? [] : [value].flat())),
    z.array(z.enum(AUDIENCES)).check(z.minLength(1, "missing")),
  ),
  subject: requiredLocalisedLine(150),
  body: z.pipe(
    localisedText(8_000),
    z.custom<Localised>((value) => Object.keys(value as Localised).length > 0, "missing"),
  ),
});
export type MailingEdit = z.output<typeof MailingSchema>;

export const MailingSendSchema = formSchema({ ...editionAddress, mailing: IdSchema, version: VersionSchema });
export type MailingSend = z.output<typeof MailingSendSchema>;

/** Asks by link; `number` is how often that was done when the page was drawn. */
export const AskByLinkSchema = formSchema({ ...editionAddress, number: integerSchema(0, 999_999_999) });
export type AskByLink = z.output<typeof AskByLinkSchema>;
