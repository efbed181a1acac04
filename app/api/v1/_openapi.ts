const text = { type: "string" } as const;
const instant = { type: ["string", "null"], format: "date-time" } as const;
const count = { type: ["integer", "null"], minimum: 0 } as const;
const listOf = (items: object) => ({ type: "array", items });
const page = (items: object) => ({
  type: "object",
  required: ["items", "nextCursor"],
  properties: { items: listOf(items), nextCursor: { type: ["string", "null"] } },
});
const answer = (description: string, schema: object) => ({
  description,
  content: { "application/json": { schema } },
});
const refusal = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
const parameter = (name: string) => ({ name, in: "path", required: true, schema: text });
const lang = {
  name: "lang",
  in: "query",
  description: "Language of texts; others fall back in the order of the edition.",
  schema: { type: "string", enum: ["en", "fr", "it", "es", "de"], default: "en" },
};
const phases = ["cancelled", "archived", "past", "running", "closed", "full", "open", "announced"];

const edition = {
  type: "object",
  required: ["slug", "phase"],
  properties: {
    slug: text,
    title: text,
    phase: { type: "string", enum: phases },
    city: text,
    country: { type: ["string", "null"] },
    mode: { type: "string", enum: ["on_site", "online", "either"] },
    timeZone: text,
    languages: listOf(text),
  },
};
const school = {
  type: "object",
  required: ["slug", "title", "editions"],
  properties: { slug: text, title: text, kind: text, organisation: text, editions: listOf(edition) },
};
const editionNow = {
  allOf: [
    edition,
    {
      type: "object",
      properties: {
        capacity: count,
        placesLeft: count,
        registrationOpensAt: instant,
        registrationClosesAt: instant,
        categories: listOf({
          type: "object",
          properties: { id: text, slug: text, name: { type: "object" }, full: { type: "boolean" } },
        }),
      },
    },
  ],
};
const session = {
  type: "object",
  properties: {
    number: { type: "integer" },
    title: text,
    kind: text,
    languages: listOf(text),
    noRecording: { type: "boolean", description: "Somebody in it does not want to be filmed or recorded." },
    cancelled: { type: "boolean" },
    people: listOf({ type: "object" }),
    slots: listOf({ type: "object" }),
  },
};
const registration = {
  type: "object",
  additionalProperties: false,
  required: ["fullName", "email", "language", "country", "category", "consents"],
  properties: {
    fullName: { ...text, maxLength: 200 },
    email: { type: "string", format: "email", maxLength: 254 },
    language: lang.schema,
    country: { type: "string", pattern: "^[A-Z]{2}$" },
    affiliation: { ...text, maxLength: 200 },
    category: { ...text, description: "Slug of a category." },
    mode: { type: "string", enum: ["on_site", "online"] },
    consents: listOf({
      ...text,
      description:
        "terms: the person was shown the terms and the privacy notice (needed). For a sensitive answer, the key of its consent: the person has agreed to it, e.g. diet.",
    }),
    answers: { type: "object", additionalProperties: true },
  },
};
const registered = {
  type: "object",
  required: ["state", "reference", "privateLink"],
  properties: {
    state: { type: "string", enum: ["confirmed", "waitlisted", "pending"] },
    reference: text,
    privateLink: { type: "string", format: "uri" },
  },
};
const problem = {
  type: "object",
  required: ["type", "title", "status"],
  properties: {
    type: text,
    title: text,
    status: { type: "integer" },
    code: text,
    errors: listOf({ type: "object", properties: { field: text, code: text } }),
  },
};

/** The description of the API, OpenAPI 3.1. */
export const OPENAPI = {
  openapi: "3.1.0",
  info: { title: "Convivio", version: "1", description: "Schools, editions, sessions; registration." },
  paths: {
    "/api/v1/schools": {
      get: { parameters: [lang], responses: { 200: answer("Schools", page(school)) } },
    },
    "/api/v1/schools/{school}": {
      get: {
        parameters: [parameter("school"), lang],
        responses: { 200: answer("One school", school), 404: refusal("No such school") },
      },
    },
    "/api/v1/schools/{school}/{edition}": {
      get: {
        parameters: [parameter("school"), parameter("edition"), lang],
        responses: { 200: answer("One edition, now", editionNow), 404: refusal("No such edition") },
      },
    },
    "/api/v1/schools/{school}/{edition}/sessions": {
      get: {
        parameters: [parameter("school"), parameter("edition"), lang],
        responses: { 200: answer("Released sessions", page(session)), 404: refusal("No such edition") },
      },
    },
    "/api/v1/schools/{school}/{edition}/registrations": {
      post: {
        parameters: [
          parameter("school"),
          parameter("edition"),
          { name: "Idempotency-Key", in: "header", schema: { ...text, minLength: 8, maxLength: 200 } },
        ],
        requestBody: { required: true, content: { "application/json": { schema: registration } } },
        responses: {
          201: answer("Registered", registered),
          404: refusal("No such edition"),
          409: refusal("Already registered, or not open"),
          422: refusal("Fields that can't be used, or a key used for another body"),
          429: refusal("Too many requests; see Retry-After"),
          503: refusal("Try again; see Retry-After"),
        },
      },
    },
  },
  components: { schemas: { Problem: problem } },
} as const;
