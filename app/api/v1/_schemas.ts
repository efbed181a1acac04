import { LOCALES } from "@/lib/platform/i18n/locales";

export const text = { type: "string" } as const;
const instant = { type: ["string", "null"], format: "date-time" } as const;
const count = { type: ["integer", "null"], minimum: 0 } as const;
const listOf = (items: object) => ({ type: "array", items });
export const page = (items: object) => ({
  type: "object",
  required: ["items", "nextCursor"],
  properties: { items: listOf(items), nextCursor: { type: ["string", "null"] } },
});

export const LANGUAGE = { type: "string", enum: LOCALES, default: "en" } as const;
const phases = ["cancelled", "archived", "past", "running", "closed", "full", "open", "announced"];

export const edition = {
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
export const school = {
  type: "object",
  required: ["slug", "title", "editions"],
  properties: { slug: text, title: text, kind: text, organisation: text, editions: listOf(edition) },
};
export const editionNow = {
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
          required: ["id", "slug", "full"],
          properties: { id: text, slug: text, name: { type: "object" }, full: { type: "boolean" } },
        }),
      },
    },
  ],
};
export const session = {
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
// As lib/platform/text.ts takes them: no control characters, no marks that turn the direction, some letter where needed.
const UNUSABLE = "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069";
const BLANK = "\\t\\n\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
const words = (maxLength: number) => ({ ...text, maxLength, pattern: `^[^${UNUSABLE}]*$` });
const someWords = (maxLength: number) => ({
  ...words(maxLength),
  minLength: 1,
  pattern: `^[^${UNUSABLE}]*[^${UNUSABLE}${BLANK}][^${UNUSABLE}]*$`,
});

export const registration = {
  type: "object",
  additionalProperties: false,
  required: ["fullName", "email", "language", "country", "category", "consents"],
  properties: {
    fullName: someWords(200),
    email: { type: "string", format: "email", maxLength: 254 },
    language: LANGUAGE,
    country: { type: "string", pattern: "^[A-Z]{2}$" },
    affiliation: words(200),
    category: {
      ...text,
      pattern: "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$",
      maxLength: 80,
      description:
        "Slug or id of a category, as the edition tells them. A text that is the slug of one and the id of another names neither: 422, ambiguous.",
    },
    mode: { type: "string", enum: ["on_site", "online"] },
    consents: {
      type: "array",
      maxItems: 20,
      items: words(60),
      description:
        "terms: the person was shown the terms and the privacy notice (needed). For a sensitive answer, the key of its consent: the person has agreed to it, e.g. diet.",
    },
    answers: {
      type: "object",
      description: "By the key of the question; a list for several choices.",
      maxProperties: 100,
      propertyNames: { maxLength: 60, pattern: words(60).pattern },
      additionalProperties: { anyOf: [words(2_000), { type: "array", maxItems: 60, items: words(200) }] },
    },
  },
};
export const registered = {
  type: "object",
  required: ["state", "reference", "privateLink"],
  properties: {
    state: { type: "string", enum: ["confirmed", "waitlisted", "pending"] },
    reference: text,
    privateLink: { type: "string", format: "uri" },
  },
};
export const problem = {
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
