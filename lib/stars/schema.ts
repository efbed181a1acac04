import * as z from "zod/mini";
import { formSchema } from "@/lib/platform/form-fields";
import { privateLink } from "@/lib/registration/schema/self-service";
import { MOST_STARS, mergeStars, type Stars } from "./rules/stars";

const NUMBER = /^[1-9]\d{0,8}$/;

const json = (text: unknown): unknown => {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
};

/** What a device says: the number of each session, whether it is marked, and since when by its own clock. */
const SaidSchema = z.pipe(
  z.pipe(
    z.transform(json),
    z
      .array(
        z.tuple(
          [
            z.int("invalid").check(z.minimum(1, "invalid"), z.maximum(999_999_999, "invalid")),
            z.boolean("invalid"),
            z.int("invalid").check(z.minimum(0, "invalid")),
          ],
          "invalid",
        ),
        "invalid",
      )
      .check(z.maxLength(MOST_STARS, "invalid")),
  ),
  z.transform(
    (said): Stars =>
      said.map(([number, marked, at]): Stars => ({ [number]: { marked, at } })).reduce(mergeStars, {}),
  ),
);

/** What a device brings along to whoever's it is. */
export const BringStarsSchema = formSchema({ ...privateLink, stars: SaidSchema });
export type BringStars = z.output<typeof BringStarsSchema>;

const numbers = z.pipe(
  z.transform((text: unknown) => (typeof text === "string" ? text.split(" ").filter(Boolean) : text)),
  z.array(z.string().check(z.regex(NUMBER, "invalid")), "invalid").check(z.maxLength(MOST_STARS, "invalid")),
);

/** Marks set on a page: of the sessions it showed, those that are marked now; and those that were when it was drawn. */
export const ChooseStarsSchema = formSchema({
  ...privateLink,
  shown: numbers,
  seen: numbers,
  marked: z.optional(z.record(z.string().check(z.regex(NUMBER, "invalid")), z.literal("on"))),
});
export type ChooseStars = z.output<typeof ChooseStarsSchema>;

/** Ends the address of one's own calendar. */
export const EndCalendarSchema = formSchema({ ...privateLink });
