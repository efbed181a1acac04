import "server-only";
import * as z from "zod/mini";
import type { EditionScope } from "@/lib/access/access";
import { readFormInMaking } from "@/lib/forms/queries/register-form";
import { judgeAnswers } from "@/lib/forms/rules/answers";
import { fileAnswer } from "@/lib/forms/rules/named-file";
import { fullChoices, limitedOf } from "@/lib/forms/rules/option-places";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import { db } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import type { FormValues } from "@/lib/platform/merge-form";
import { done, type Result, refused } from "@/lib/platform/result";
import { MOST_SEALED, seal, unseal } from "@/lib/platform/secrets";
import { isUuid } from "@/lib/platform/uuid";
import { applicantFields, fromFields } from "../rules/applicant";
import { nextPage, pageAfter, shownParts, type TrialPage } from "../rules/form-pages";
import { judgeEnrolment, sentEnrolment, sentPart } from "../rules/judge-enrolment";
import { judgePart } from "../rules/judge-part";
import { readSentFile, refuseSize, UPLOAD } from "../rules/sent-file";
import { APPLICANT_NAMES, type Applicant, type ApplicantName, namesOn } from "../schema/applicant";
import { DraftContentSchema } from "../schema/draft";
import {
  MOST_TYPED,
  type TryCooperative,
  type TryEnrolment,
  type TryLater,
  type TryPart,
  type TrySend,
  type TryYou,
} from "../schema/trial";
import type { DraftRow } from "./draft";

/** What was typed so far: as a draft holds it, but for the category, which the address names. Ours alone: it was sealed. */
const TypedSchema = z.object({
  applicant: z.record(z.enum(APPLICANT_NAMES), z.nullable(z.string())),
  mode: z.enum(["on_site", "online"]),
  content: DraftContentSchema,
});
interface Typed extends z.output<typeof TypedSchema> {
  applicant: Applicant;
}

/** Where a trial goes on: its address holds all that is known of it, for nothing of it is stored. */
export interface TrialPlace {
  page: TrialPage;
  as: string | null;
  typed: string;
}
type Onward = Promise<Result<TrialPlace, "field-errors" | "changed">>;
type Scope = EditionScope<"view-drafts">;

/** What was typed so far, as a draft would hold it; `typed` that we did not write is nothing. */
export function trialRow(as: string | null, typed: string, language: string): DraftRow {
  const { applicant, mode, content } = typedSoFar(typed);
  return {
    ...applicant,
    language: applicant.language || language,
    mode,
    content,
    stored: content,
    categoryId: as,
    state: "draft",
    linkVersion: 1,
    version: 1,
  };
}

/** The first page of a trial: whatever the form would store is right. */
export async function tryYou(_scope: Scope, input: TryYou): Onward {
  return filledIn(input, namesOn("you"), 1, "cooperative");
}

/** The second page. */
export async function tryCooperative(_scope: Scope, input: TryCooperative): Onward {
  return filledIn(input, namesOn("cooperative"), 2, "taking-part");
}

/** The third page, judged as that of a draft. */
export async function tryEnrolment(scope: Scope, input: TryEnrolment): Onward {
  const form = (await readFormInMaking(scope))(input.locale);
  const sent = sentEnrolment(input);
  const before = typedSoFar(input.typed);
  const judged = judgeEnrolment(form, sent, { shown: input.shown, stored: before.content });
  if (!judged.ok) return judged;
  const { categoryId, mode, content } = judged.value;
  const { applicant } = before;
  const next = pageAfter(form, 0, judged.value, { answered: before.content.pages, check: input.check });
  return onward(
    { page: next.page, as: categoryId },
    { applicant, mode, content: { ...content, pages: next.answered } },
    sent,
  );
}

/** A page of questions behind the third, likewise. */
export async function tryPart(scope: Scope, input: TryPart): Onward {
  const form = (await readFormInMaking(scope))(input.locale);
  const before = typedSoFar(input.typed);
  const row = { categoryId: offeredIn(form, input.as), mode: before.mode, content: before.content };
  const part = shownParts(form, row)[input.part - 1];
  if (!part) return refused("changed");
  const sent = sentPart(input);
  const circumstances = { category: row.categoryId, mode: row.mode };
  const drawn = { shown: input.shown, stored: before.content };
  const { changed, fieldErrors, content } = judgePart(form.questions, part, sent, circumstances, drawn);
  if (changed) return refused("changed");
  if (Object.keys(fieldErrors).length > 0) return refused("field-errors", fieldErrors);
  const going = { answered: before.content.pages, check: input.check };
  const next = pageAfter(form, part.index, { ...row, content }, going);
  const dropped = [...new Set([...before.content.dropped, ...content.dropped])];
  return onward(
    { page: next.page, as: row.categoryId },
    { ...before, content: { ...content, dropped, pages: next.answered } },
    sent,
  );
}

/** The last page. A trial may begin anywhere: what a draft would have by now is asked for first. */
export async function trySend(scope: Scope, input: TrySend): Onward {
  const form = (await readFormInMaking(scope))(input.locale);
  const { applicant, mode, content } = typedSoFar(input.typed);
  const as = offeredIn(form, input.as);
  const { answers, agreed } = content;
  const judged = judgeAnswers(form.questions, answers, new Set(agreed), { category: as, mode });
  const place = { as, typed: input.typed ?? "" };
  if (applicant.fullName === "" || applicant.email === "") return done({ ...place, page: "you" });
  if (!applicant.country) return done({ ...place, page: "cooperative" });
  if (as === null || content.pages < 3) return done({ ...place, page: "taking-part" });
  const next = nextPage(content.pages, shownParts(form, { categoryId: as, mode, content }));
  if (next !== "check") return done({ ...place, page: next });
  if (Object.keys(judged.fieldErrors).length > 0) return refused("changed");
  return done({ ...place, page: "sent" });
}

/** The page of what is asked later, judged as behind a private link. Its answers are carried nowhere. */
export async function tryLater(scope: Scope, input: TryLater): Onward {
  const { later } = (await readFormInMaking(scope))(input.locale);
  const { answers = {}, agreed = {}, as, typed = "" } = input;
  const judged = judgeAnswers(later, answers, new Set(Object.keys(agreed)), { category: as, mode: null });
  const { "": changed, ...wrong } = judged.fieldErrors;
  const fieldErrors: Record<string, string> = { ...wrong, ...fullChoices(judged.answers, limitedOf(later)) };
  if (changed) return refused("changed");
  if (Object.keys(fieldErrors).length > 0) return refused("field-errors", fieldErrors);
  return done({ page: "answered", as, typed });
}

/** Stands where an answer names the record of a file: of a trial nothing is stored. */
const NO_FILE = "00000000-0000-0000-0000-000000000000";

/** Files that were chosen in a trial: judged as those that are kept. */
export async function tryFiles(
  scope: Scope,
  { without = {} }: { without?: Readonly<Record<string, unknown>> | undefined },
  files: ReadonlyMap<string, File>,
) {
  const { organisationId, editionId } = scope;
  const values: Record<string, string> = {};
  const fieldErrors: Record<string, string> = {};
  for (const versionId of Object.keys(without)) values[`answers.${versionId}`] = "";
  for (const [name, file] of files) {
    const id = name.slice(UPLOAD.length);
    const asked = isUuid(id)
      ? await db().fieldVersion.findFirst({
          where: { organisationId, id, field: { editionId, kind: "file", retiredAt: null } },
          select: { settings: true },
        })
      : null;
    if (!asked) throw new AppError("bad-request");
    const large = refuseSize(asked.settings, file.size);
    const bytes = large ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
    const read = large
      ? refused(large)
      : readSentFile(asked.settings, { name: file.name.slice(-300), bytes });
    if (read.ok) values[`answers.${id}`] = fileAnswer({ id: NO_FILE, name: read.value.name });
    else fieldErrors[`answers.${id}`] = read.reason;
  }
  return { values, fieldErrors };
}

/** The category a trial is looked at as, where people can choose it. */
export const offeredIn = ({ categories }: RegisterForm, as: string | null): string | null =>
  categories.find(({ id }) => id === as)?.id ?? null;

function filledIn<Name extends ApplicantName>(
  input: Pick<Applicant, Name> & Pick<TryYou, "as" | "typed" | "check">,
  names: readonly Name[],
  pages: number,
  next: TrialPage,
) {
  const before = typedSoFar(input.typed);
  const sent = applicantFields(input, names);
  const applicant = { ...before.applicant, ...fromFields(sent, names) };
  const content = { ...before.content, pages: Math.max(before.content.pages, pages) };
  return onward(
    { page: input.check ? "check" : next, as: input.as },
    { ...before, applicant, content },
    sent,
  );
}

/** On with what was typed, if an address can hold it; else the longest answer of the page is too long. */
async function onward(place: Omit<TrialPlace, "typed">, typed: Typed, sent: FormValues): Onward {
  const text = JSON.stringify(typed);
  const sealed = seal("trial", text);
  if (sealed.length <= MOST_TYPED && Buffer.byteLength(text) <= MOST_SEALED)
    return done({ ...place, typed: sealed });
  const length = (name: string) => [sent[name] ?? ""].flat().join().length;
  const [longest = ""] = Object.keys(sent).toSorted((one, other) => length(other) - length(one));
  return refused("field-errors", { [longest]: "too-long" });
}

function typedSoFar(sealed: string | undefined): Typed {
  const text = sealed ? unseal("trial", sealed) : null;
  const read = text === null ? null : TypedSchema.safeParse(JSON.parse(text));
  if (read?.success) return read.data as Typed;
  return {
    applicant: fromFields({}, APPLICANT_NAMES),
    mode: "on_site",
    content: { pages: 0, answers: {}, agreed: [], dropped: [] },
  };
}
