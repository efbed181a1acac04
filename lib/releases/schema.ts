import type * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  formSchema,
  integerSchema,
  LocalDateTimeSchema,
  localisedLine,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { requiredLineSchema } from "@/lib/platform/text";

const words = { name: requiredLineSchema(120), note: localisedLine(1_000) };

/** A release of the programme: what it is called and a word about it. */
export const ReleaseSchema = formSchema({ ...editionAddress, ...words });
export type NewRelease = z.output<typeof ReleaseSchema>;

/** The same for later: at a moment on the clock where the edition is; version 0 where none is planned yet. */
export const PlannedReleaseSchema = formSchema({
  ...editionAddress,
  ...words,
  at: LocalDateTimeSchema,
  version: integerSchema(0, 999_999_999),
});
export type PlannedReleaseInput = z.output<typeof PlannedReleaseSchema>;

/**
 * An earlier release, by its number, published again as a new one; `seen`: the number of the newest when it was shown what that
 * changes.
 */
export const RollBackSchema = formSchema({
  ...editionAddress,
  ...words,
  release: integerSchema(1, 999_999_999),
  seen: integerSchema(1, 999_999_999),
});
export type RollBack = z.output<typeof RollBackSchema>;

export const UnplannedReleaseSchema = formSchema({ ...editionAddress, version: VersionSchema });
export type UnplannedRelease = z.output<typeof UnplannedReleaseSchema>;
