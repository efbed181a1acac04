import { LOCALES } from "@/lib/platform/i18n/locales";
import { APPLICANT, APPLICANT_NAMES, type ApplicantName } from "@/lib/registration/schema/applicant";
import { ANSWERS_TOLD } from "./_kinds";

export const text = { type: "string" } as const;
const listOf = (items: object) => ({ type: "array", items });

export const LANGUAGE = { type: "string", enum: LOCALES, default: "en" } as const;
// As lib/platform/text.ts takes them: no control characters, no marks that turn the direction, some letter where needed.
const UNUSABLE = "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069";
const BLANK = "\\t\\n\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
const words = (maxLength: number) => ({ ...text, maxLength, pattern: `^[^${UNUSABLE}]*$` });
const someWords = (maxLength: number) => ({
  ...words(maxLength),
  minLength: 1,
  pattern: `^[^${UNUSABLE}]*[^${UNUSABLE}${BLANK}][^${UNUSABLE}]*$`,
});

const NEEDED = APPLICANT_NAMES.filter((name) => APPLICANT[name].needed.form);
const LEFT = APPLICANT_NAMES.filter((name) => !APPLICANT[name].needed.form);

/** What is asked of the person, as its control takes it. */
function described(name: ApplicantName): object {
  const { control, most, needed } = APPLICANT[name];
  if (control === "email") return { type: "string", format: "email", maxLength: 254 };
  if (control === "language") return LANGUAGE;
  if (control === "country") return { type: "string", pattern: "^[A-Z]{2}$" };
  return needed.form ? someWords(most) : words(most);
}

export const registration = {
  type: "object",
  additionalProperties: false,
  required: [...NEEDED, "category", "consents"],
  properties: {
    ...Object.fromEntries([...NEEDED, ...LEFT].map((name) => [name, described(name)])),
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
        "terms: the person was shown the terms and the privacy notice (needed). For a sensitive answer, the key of its consent: the person has agreed to it, e.g. diet. later-editions: the person agreed to be written to about later editions, where the edition asks that; never needed. Another key is refused: invalid.",
    },
    answers: {
      type: "object",
      description: ANSWERS_TOLD,
      maxProperties: 100,
      propertyNames: { maxLength: 60, pattern: words(60).pattern },
      additionalProperties: { anyOf: [words(2_000), { type: "array", maxItems: 60, items: words(200) }] },
    },
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
