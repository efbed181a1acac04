import * as z from "zod/mini";
import { IdSchema, rowsSchema } from "@/lib/platform/form-fields";
import type { Condition } from "../rules/visible";
import { isLine, MOST_LINES } from "../rules/written-condition";

const KeySchema = z.string().check(z.regex(/^[\w-]{1,60}$/));
const some = <Item extends z.ZodMiniType>(item: Item) =>
  z.array(item).check(z.minLength(1), z.maxLength(MOST_LINES));

const ClauseSchema = z.union([
  z.strictObject({
    about: z.literal("answer"),
    question: KeySchema,
    is: z.enum(["one-of", "none-of"]),
    values: some(KeySchema),
  }),
  z.strictObject({ about: z.literal("answer"), question: KeySchema, is: z.literal("answered") }),
  z.strictObject({ about: z.literal("category"), is: z.enum(["one-of", "none-of"]), values: some(IdSchema) }),
  z.strictObject({
    about: z.literal("mode"),
    is: z.literal("one-of"),
    values: some(z.enum(["on_site", "online"])),
  }),
]);

/** When a question is asked, as it is stored: nothing, or some clauses. */
export const StoredConditionSchema: z.ZodMiniType<Condition> = z.union([
  z.strictObject({}),
  z.strictObject({
    match: z.enum(["all", "any"]),
    clauses: z.array(ClauseSchema).check(z.minLength(1), z.maxLength(MOST_LINES)),
  }),
]);

/** The fields of the builder that say when a question is asked; a form without them asks everybody. */
export const conditionShape = {
  match: z._default(z.enum(["all", "any"]), "all"),
  clauses: rowsSchema(
    "says",
    { says: z.string().check(z.maxLength(200, "too-long"), z.refine(isLine, "invalid")) },
    MOST_LINES,
  ),
};
