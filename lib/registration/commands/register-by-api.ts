import "server-only";
import { isTaking } from "@/lib/editions/rules/phases";
import { readPhase } from "@/lib/forms/queries/register-form";
import { judgeAnswers } from "@/lib/forms/rules/answers";
import { toldAndAsked } from "@/lib/forms/rules/later-editions";
import { needlessAnswers } from "@/lib/forms/rules/needless-answers";
import { fullChoices, limitedOf } from "@/lib/forms/rules/option-places";
import type { Circumstances } from "@/lib/forms/rules/visible";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { type Reader, reading } from "@/lib/platform/db/client";
import { type Earlier, findKept } from "@/lib/platform/db/once";
import type { FieldError } from "@/lib/platform/form-data";
import type { PublishedScope } from "../policy";
import { findOffer } from "../queries/offer";
import { applicantOf } from "../rules/applicant";
import type { ApiRegistration } from "../schema/api";
import { findRegistered } from "./keep-registered";
import type { NewRegistration, Registered } from "./new-registration";
import { register } from "./register";

/** Keys that the description names for every edition, also one that has no such term. */
const ALWAYS_KNOWN = ["terms", "later-editions"];

export type ApiOutcome =
  | { kind: "registered"; value: Registered }
  | { kind: "refused"; reason: "closed" | "already-registered" | "erased" }
  | { kind: "field-errors"; fieldErrors: FieldError[] }
  | { kind: "key-reused" };

/**
 * Registers by the API: the same command as the form. A key makes it once: the same body again gets the first answer,
 * another body is refused. Another name under a known address is another person, as the caller said by sending it. What
 * is wrong, and an edition that takes nobody, is told before anybody waits for a turn.
 * @param admit counts who is about to register, and throws where that is too often; what can't be used counts for nothing
 */
export async function registerByApi(
  scope: PublishedScope,
  input: ApiRegistration,
  once: { key: string; body: string } | null,
  admit: () => Promise<void> = async () => {},
): Promise<ApiOutcome> {
  const { head } = scope;
  const mark = once && { scope: `api:${head.editionId}`, key: once.key, content: once.body };
  const judged = await reading(async (reader) => {
    // First of all, so that whoever was in time with the same key has an answer that is found. What the cache says is
    // looked up only where it would refuse.
    const closed = !isTaking(head.phase) && !isTaking(await readPhase(reader, head));
    const earlier = mark ? await findKept(reader, mark) : null;
    if (earlier && earlier.kind !== "new") return repeated(reader, head, earlier);
    const registration = await judgeRegistration(reader, scope, input);
    if (registration.kind === "judged" && closed) return { kind: "refused", reason: "closed" } as const;
    return registration;
  });
  if (judged.kind !== "judged") return judged;
  await admit();
  return placesTransaction(head, (tx) =>
    registerOne(tx, { ...judged.registration, once: mark }, judged.keyOf),
  );
}

/** What the same key was answered before. */
async function repeated(
  reader: Reader,
  head: PublishedScope["head"],
  earlier: Exclude<Earlier, { kind: "new" }>,
): Promise<ApiOutcome> {
  if (earlier.kind === "other-content") return { kind: "key-reused" };
  const value = await findRegistered(reader, head.organisationId, earlier.answer);
  return value ? { kind: "registered", value } : { kind: "refused", reason: "erased" };
}

/** Everything that is wrong with what was sent, by what is asked now; else what `register` takes. */
async function judgeRegistration(
  reader: Reader,
  { head }: PublishedScope,
  input: ApiRegistration,
): Promise<
  | { kind: "judged"; registration: NewRegistration; keyOf: ReadonlyMap<string, string> }
  | Extract<ApiOutcome, { kind: "field-errors" }>
> {
  const { organisationId, editionId } = head;
  const said = Object.values(input.answers ?? {}).flat();
  const offer = await findOffer(reader, head, input.category, said);
  const fieldErrors: FieldError[] = [];
  if (!offer.categoryId)
    fieldErrors.push({ field: "category", code: offer.isAmbiguous ? "ambiguous" : "choose" });
  for (const term of offer.terms)
    if (term.kind === "participation" && !input.consents.includes(term.key))
      fieldErrors.push({ field: "consents", code: "agree" });
  // All that are known may be sent, also one that nothing needs.
  const known = new Set([...ALWAYS_KNOWN, ...offer.terms.map(({ key }) => key)]);
  if (!input.consents.every((key) => known.has(key)))
    fieldErrors.push({ field: "consents", code: "invalid" });
  if (head.mode === "either" && !input.mode) fieldErrors.push({ field: "mode", code: "choose" });
  const mode = head.mode === "either" ? (input.mode ?? null) : head.mode;
  const taking = { category: offer.categoryId, mode };
  const answers = answersByVersion(offer, input, taking, fieldErrors);
  if (fieldErrors.length > 0 || !offer.categoryId) return { kind: "field-errors", fieldErrors };
  const { told, asked } = toldAndAsked(offer.terms);
  return {
    kind: "judged",
    keyOf: new Map(offer.questions.map(({ versionId, key }) => [versionId, key])),
    registration: {
      organisationId,
      editionId,
      draftId: null,
      origin: "api",
      applicant: applicantOf(input),
      categoryId: offer.categoryId,
      mode: mode ?? "on_site",
      answers: answers.values,
      sensitive: answers.sensitive,
      told: told.map((term) => term.versionId),
      agreed: asked.filter(({ key }) => input.consents.includes(key)).map((term) => term.versionId),
      another: true,
      tell: true,
      once: null,
    },
  };
}

async function registerOne(
  tx: PlacesTransaction,
  registration: NewRegistration,
  keyOf: ReadonlyMap<string, string>,
): Promise<ApiOutcome> {
  const result = await register(tx, registration, { kind: "visitor" });
  if (result.ok) return { kind: "registered", value: result.value };
  if (result.reason === "option-full") {
    const versions = Object.keys(result.detail ?? {}).map((field) => field.replace("answers.", ""));
    const fieldErrors = versions.map((id) => ({ field: `answers.${keyOf.get(id) ?? id}`, code: "full" }));
    return { kind: "field-errors", fieldErrors };
  }
  if (result.reason === "other-content") return { kind: "key-reused" };
  if (result.reason === "sent") return { kind: "refused", reason: "erased" };
  if (result.reason === "category" || result.reason === "shared-address")
    return { kind: "field-errors", fieldErrors: [{ field: "category", code: "choose" }] };
  return { kind: "refused", reason: result.reason };
}

/** A program asks before it sends, so that an answer to what is not asked of this person is a mistake, and is told. */
function answersByVersion(
  { questions, terms }: Pick<Awaited<ReturnType<typeof findOffer>>, "questions" | "terms">,
  input: ApiRegistration,
  taking: Circumstances,
  fieldErrors: FieldError[],
) {
  const byKey = new Map(questions.map((question) => [question.key, question]));
  const given: Record<string, string | string[]> = {};
  for (const [key, value] of Object.entries(input.answers ?? {})) {
    const question = byKey.get(key);
    if (question) given[question.versionId] = value;
    else fieldErrors.push({ field: `answers.${key}`, code: "invalid" });
  }
  const agreed = new Set(
    terms.filter((term) => input.consents.includes(term.key)).map((term) => term.versionId),
  );
  const judged = judgeAnswers(questions, given, agreed, taking);
  const nameOf = new Map(questions.map((question) => [question.versionId, question.key]));
  const full = fullChoices(judged.answers, limitedOf(questions));
  for (const [field, code] of Object.entries({ ...judged.fieldErrors, ...full })) {
    const [what, id = ""] = field.split(".");
    fieldErrors.push(
      what === "agreed" ? { field: "consents", code } : { field: `answers.${nameOf.get(id) ?? id}`, code },
    );
  }
  // A program has no draft that a file could have been sent to.
  for (const { kind, versionId, key } of questions)
    if (kind === "file" && versionId in judged.answers)
      fieldErrors.push({ field: `answers.${key}`, code: "file" });
  for (const id of needlessAnswers(questions, judged, taking))
    fieldErrors.push({ field: `answers.${nameOf.get(id) ?? id}`, code: "not-asked" });
  const sensitive = questions.flatMap((question) =>
    question.consentId && judged.answers[question.versionId] !== undefined
      ? [[question.versionId, question.consentId] as const]
      : [],
  );
  return { values: judged.answers, sensitive: Object.fromEntries(sensitive) };
}
