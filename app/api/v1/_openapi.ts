import type * as z from "zod/mini";
import {
  described,
  EditionNowSchema,
  RegisteredSchema,
  SchoolSchema,
  SchoolsSchema,
  SessionsSchema,
} from "./_answers";
import { LANGUAGE, problem, registration, text } from "./_schemas";

const answer = (description: string, schema: z.ZodMiniType) => ({
  description,
  content: { "application/json": { schema: described(schema) } },
});
const refusal = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
const SLOW = { "Retry-After": { schema: { type: "integer" }, description: "Seconds to wait." } };
const later = (description: string) => ({ ...refusal(description), headers: SLOW });

const BAD_LANGUAGE = refusal("A language that is not one of these, or several");
/** What every address can answer. */
const ALWAYS = {
  500: refusal("A fault of ours, with a reference to tell us"),
  503: later("The database is away: try again"),
};

const parameter = (name: string) => ({ name, in: "path", required: true, schema: text });
const lang = {
  name: "lang",
  in: "query",
  description: "Language of texts; others fall back in the order of the edition.",
  schema: LANGUAGE,
};

/** The description of the API, OpenAPI 3.1. Every other method of an address answers 405 with `Allow`. */
export const OPENAPI = {
  openapi: "3.1.0",
  info: { title: "Convivio", version: "1", description: "Schools, editions, sessions; registration." },
  paths: {
    "/api/v1/schools": {
      get: {
        parameters: [lang],
        responses: { 200: answer("Schools", SchoolsSchema), 400: BAD_LANGUAGE, ...ALWAYS },
      },
    },
    "/api/v1/schools/{school}": {
      get: {
        parameters: [parameter("school"), lang],
        responses: {
          200: answer("One school", SchoolSchema),
          400: BAD_LANGUAGE,
          404: refusal("No such school"),
          ...ALWAYS,
        },
      },
    },
    "/api/v1/schools/{school}/{edition}": {
      get: {
        parameters: [parameter("school"), parameter("edition"), lang],
        responses: {
          200: answer("One edition, now", EditionNowSchema),
          400: BAD_LANGUAGE,
          404: refusal("No such edition"),
          ...ALWAYS,
        },
      },
    },
    "/api/v1/schools/{school}/{edition}/sessions": {
      get: {
        parameters: [parameter("school"), parameter("edition"), lang],
        responses: {
          200: answer("Released sessions", SessionsSchema),
          400: BAD_LANGUAGE,
          404: refusal("No such edition"),
          ...ALWAYS,
        },
      },
    },
    "/api/v1/schools/{school}/{edition}/registrations": {
      post: {
        parameters: [
          parameter("school"),
          parameter("edition"),
          {
            name: "Idempotency-Key",
            in: "header",
            description: "The same key with the same body again gets the first answer, for 15 days.",
            schema: { ...text, minLength: 8, maxLength: 200, pattern: "^[\\x21-\\x7e]+$" },
          },
        ],
        requestBody: { required: true, content: { "application/json": { schema: registration } } },
        responses: {
          201: answer("Registered", RegisteredSchema),
          400: refusal("The body is not JSON in UTF-8, nested too deep, or the Idempotency-Key is not one"),
          403: refusal("Sent by a page of another site"),
          404: refusal("No such edition"),
          409: refusal("Already registered, not open, or erased since it was made with this Idempotency-Key"),
          413: refusal("More than a million bytes"),
          415: refusal("Not application/json"),
          422: refusal(
            "Fields that can't be used, each with a code, also those that the edition asks for; or a key used for another body",
          ),
          429: later("Too many requests from one network or for one address"),
          ...ALWAYS,
        },
      },
    },
  },
  components: { schemas: { Problem: problem } },
} as const;
