import * as z from "zod/mini";
import { AnswerSchema } from "@/lib/forms/schema/answers";
import { lineSchema } from "@/lib/platform/text";
import { apiShape } from "./applicant";

const MOST_ANSWERS = 100;

/** The body of `POST /api/v1/schools/{school}/{edition}/registrations`. */
export const ApiRegistrationSchema = z.strictObject({
  ...apiShape,
  /** Slug or id of a category, as the edition tells them. */
  category: z
    .string("missing")
    .check(z.maxLength(80, "too-long"), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/i, "slug")),
  mode: z.optional(z.enum(["on_site", "online"], "choose")),
  /** Keys: "terms" says that the terms were shown; for a sensitive answer the key of its consent, which was given. */
  consents: z.array(lineSchema(60)).check(z.maxLength(20, "too-long")),
  /** Answers by key of the field. */
  answers: z.optional(
    z
      .record(lineSchema(60), AnswerSchema)
      .check(z.refine((answers) => Object.keys(answers).length <= MOST_ANSWERS, "too-long")),
  ),
});
export type ApiRegistration = z.output<typeof ApiRegistrationSchema>;

/** What a client chooses to mark one registration: printable ASCII. */
export const IdempotencyKeySchema = z.string().check(z.regex(/^[\x21-\x7e]{8,200}$/));
