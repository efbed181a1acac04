import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import { blankable, formSchema, IdSchema, integerSchema, VersionSchema } from "@/lib/platform/form-fields";
import { requiredLineSchema } from "@/lib/platform/text";
import { isUuid } from "@/lib/platform/uuid";
import { type PeopleFilter, readFilters } from "./people-set";

const MOST_COLUMNS = 12;

function isColumn(name: string): boolean {
  const [word = "", of, ...more] = name.split(":");
  return /^[a-z]{1,20}$/.test(word) && (of === undefined || isUuid(of)) && more.length === 0;
}

/** Columns as an address names them: words, and `answer:<question>`. What is no such name is left out. */
export function readColumns(text: string): string[] {
  const names = text.split(",").filter(isColumn);
  return [...new Set(names)].slice(0, MOST_COLUMNS);
}

/** A set that is saved under a name, version 0 before it was first saved; filters and columns as an address has them. */
export const PeopleViewSchema = formSchema({
  ...editionAddress,
  view: blankable(IdSchema),
  version: integerSchema(0, 999_999_999),
  name: requiredLineSchema(80),
  whose: z.enum(["mine", "team"]),
  filters: z.pipe(
    z.transform((text: unknown) =>
      typeof text === "string" && text.length <= 8_000 ? readFilters(text) : null,
    ),
    z.custom<PeopleFilter[]>((filters) => Array.isArray(filters), "invalid"),
  ),
  columns: z.pipe(
    z.transform((text: unknown) =>
      typeof text === "string" && text.length <= 1_000 ? readColumns(text) : [],
    ),
    z.array(z.string()),
  ),
  sort: z.catch(z._default(z.string().check(z.regex(/^-?[a-z]{1,20}$/)), ""), ""),
});
export type PeopleViewInput = z.output<typeof PeopleViewSchema>;

/** Which view is deleted. */
export const DeleteViewSchema = formSchema({ ...editionAddress, view: IdSchema, version: VersionSchema });
export type DeleteView = z.output<typeof DeleteViewSchema>;

/** Which deleted one is brought back. */
export const BringBackViewSchema = formSchema({ ...editionAddress, view: IdSchema });
export type BringBackView = z.output<typeof BringBackViewSchema>;

/** A saved view, as the desk shows it. */
export interface PeopleView {
  id: string;
  name: string;
  version: number;
  mine: boolean;
  /** As an address has them. */
  filters: string;
  columns: string;
  sort: string;
}
