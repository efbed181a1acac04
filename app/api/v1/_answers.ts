import * as z from "zod/mini";
import { PHASES, type Phase } from "@/lib/editions/rules/phases";
import type { ToldVenue } from "@/lib/editions/rules/venues";
import { AppError } from "@/lib/platform/errors";
import { publicJson } from "@/lib/platform/http/json-api";
import { FieldKind } from "@/prisma/generated/enums";

/**
 * What the API answers, once: handlers are typed by these, the description (`_openapi.ts`) is made from them, and
 * scripts/api-answers.db.test.ts parses real answers with them, strictly.
 */
const text = z.string();
const instant = z.iso.datetime();
const count = z.int().check(z.minimum(0));
/** A text by language, as it was written. */
const localised = z.record(text, text);
const mode = z.enum(["on_site", "online", "either"]);
// What is a draft has no address here.
const phaseSchema = z.enum(PHASES.filter((one): one is Exclude<Phase, "draft"> => one !== "draft"));

/** The phase that programs see. @throws AppError("not-found") for a draft */
export function toldPhase(phase: Phase): z.output<typeof phaseSchema> {
  if (phase === "draft") throw new AppError("not-found");
  return phase;
}

/** A list; all of it comes at once today, so `nextCursor` is null. */
const pageOf = <Item extends z.ZodMiniType>(items: Item) => ({
  items: z.array(items),
  nextCursor: z.nullable(text),
});

const EditionSchema = z.strictObject({
  slug: text,
  number: z.nullable(z.int()),
  title: text,
  phase: phaseSchema,
  city: text,
  country: z.nullable(text),
  mode,
  languages: z.array(text),
  timeZone: text,
  firstDate: z.nullable(z.iso.date()),
  lastDate: z.nullable(z.iso.date()),
});

export const SchoolSchema = z.strictObject({
  slug: text,
  kind: text,
  title: text,
  summary: z.nullable(text),
  organisation: text,
  example: z.boolean(),
  editions: z.array(EditionSchema),
});
export const SchoolsSchema = z.strictObject(pageOf(SchoolSchema));

/** Words about a member, for whoever writes a program. */
const words = (description: string) => [z.globalRegistry, { description }] as const;
const bound = z.union([z.number(), z.iso.date()]);

/** When a question is asked, as lib/forms/rules/visible.ts judges it. */
const ConditionSchema = z.strictObject({
  match: z.enum(["all", "any"]).register(...words("Whether all of the clauses must hold, or any of them.")),
  clauses: z.array(
    z.strictObject({
      about: z.enum(["answer", "category", "mode"]),
      question: z
        .nullable(text)
        .register(...words("Of an answer: the key of a question that stands before.")),
      is: z
        .enum(["one-of", "none-of", "answered"])
        .register(
          ...words("Nothing of it holds where nothing is answered, or where that question is not asked."),
        ),
      values: z
        .array(text)
        .register(...words("Values of options, yes or no; ids of categories; on_site or online.")),
    }),
  ),
});

/** What a registration is asked, in the language that was asked for. */
export const QuestionSchema = z.strictObject({
  key: text,
  version: z.uuid().register(...words("Another one as soon as something of it changes.")),
  kind: z.enum(FieldKind),
  label: text,
  hint: z.nullable(text),
  purpose: z.nullable(text).register(...words("Why it is asked.")),
  required: z.boolean().register(...words("Needed where it is asked.")),
  askedIf: z
    .nullable(ConditionSchema)
    .register(
      ...words("Whom it is asked; null: everybody. Whoever answers it otherwise is refused: not-asked."),
    ),
  options: z.array(
    z.strictObject({
      value: text,
      label: text,
      full: z.boolean().register(...words("No place is left in it: an answer that names it is refused.")),
    }),
  ),
  min: z.nullable(bound).register(...words("The least number, the first day; of choices how many at least.")),
  max: z.nullable(bound).register(...words("The largest number, the last day; of choices how many at most.")),
  decimals: z.nullable(count).register(...words("Of a number: the most digits after its point.")),
  unit: z.nullable(text),
  consent: z
    .nullable(text)
    .register(...words("The key that consents must name where this is answered: the answer is sensitive.")),
  answerUntil: z
    .nullable(z.iso.date())
    .register(...words("The last day on which people answer or change it behind their private link.")),
  retentionDays: z
    .int()
    .check(z.minimum(0))
    .register(...words("Days after the last day until the answer is deleted.")),
});

export const EditionNowSchema = z.strictObject({
  school: text,
  slug: text,
  title: text,
  phase: phaseSchema,
  city: text,
  country: z.nullable(text),
  timeZone: text,
  mode,
  languages: z.array(text),
  days: z.array(z.iso.date()),
  registrationOpensAt: z.nullable(instant),
  registrationClosesAt: z.nullable(instant),
  capacity: z.nullable(count),
  placesLeft: z.nullable(count),
  categories: z.array(
    z.strictObject({
      id: text,
      slug: text,
      name: localised,
      cost: localised,
      full: z.boolean(),
      approval: z
        .boolean()
        .register(...words("Its organisers answer each registration: until then it is pending.")),
    }),
  ),
  questions: z.array(QuestionSchema).register(...words("What a registration is asked, and may answer.")),
  laterQuestions: z
    .array(QuestionSchema)
    .register(
      ...words(
        "What people with a place are asked later, behind their private link. A registration that answers one is refused.",
      ),
    ),
});

const VenueSchema = z.strictObject({
  id: text,
  name: z.nullable(text),
  address: z.nullable(text),
  city: text,
  position: z.nullable(z.strictObject({ latitude: z.number(), longitude: z.number() })),
});

/** A venue as programs are told it. */
export function toldVenue(venue: ToldVenue | null): z.input<typeof VenueSchema> | null {
  if (!venue) return null;
  const { id, name, address, city, position } = venue;
  return { id, name: name?.text ?? null, address: address?.text ?? null, city, position };
}

const SessionSchema = z.strictObject({
  number: z.int(),
  title: text,
  abstract: z.nullable(text),
  kind: text,
  languages: z.array(text),
  noRecording: z
    .boolean()
    .register(z.globalRegistry, { description: "Somebody in it does not want to be filmed or recorded." }),
  cancelled: z.boolean(),
  people: z.array(
    z.strictObject({ fullName: text, role: text, affiliation: text, country: z.nullable(text) }),
  ),
  slots: z.array(
    z.strictObject({
      startsAt: instant,
      endsAt: instant,
      room: z.nullable(text),
      venue: z
        .nullable(VenueSchema)
        .register(...words("Where its room is; null where it has none, is online, or nothing is said.")),
      cancelled: z.boolean(),
    }),
  ),
});
export const SessionsSchema = z.strictObject({
  release: z.nullable(z.strictObject({ number: z.int(), name: text, createdAt: instant })),
  ...pageOf(SessionSchema),
});

export const RegisteredSchema = z.strictObject({
  state: z
    .enum(["confirmed", "waitlisted", "pending"])
    .register(...words("With a place; on the waiting list; or pending: its organisers answer each one.")),
  reference: text,
  privateLink: z.url(),
});

/** JSON that anybody may read, of the shape that is described. */
export function tell<Schema extends z.ZodMiniType>(
  _described: Schema,
  answer: z.input<Schema>,
  maxAge?: number,
): Response {
  return publicJson(answer, maxAge);
}

/** A schema as the description has it. Programs must live with a member that is new: what else may come is left open. */
export function described(schema: z.ZodMiniType): object {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    io: "output",
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      // A pattern of dates as long as a page says less than its format.
      if (jsonSchema.format) delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return json;
}
