import { judgeAnswers } from "@/lib/forms/rules/answers";
import { askedParts, type FormPart, type PartPage, partPage, partsOf } from "@/lib/forms/rules/parts";
import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { DraftContent, DraftPage } from "../schema/draft";
import { circumstancesOf } from "./circumstances";

/** Every page of the form, as it stands in the address. */
export type FormPage = DraftPage | PartPage;

const BESIDE = ["sent", "questions", "answered"] as const;
/**
 * The pages of a trial: those of the form, and what is said instead of "you are registered"; what is asked later, and what is
 * said once it is answered.
 */
export type TrialPage = FormPage | (typeof BESIDE)[number];

type Question = RegisterForm["questions"][number];

/** A page of an organiser's questions, as somebody sees it. */
export interface ShownPart extends FormPart<Question> {
  page: PartPage;
  /** Its place among all pages of questions, from 0. */
  index: number;
  /** Whether something is asked on it, by what is answered so far; else it is left out. */
  asked: boolean;
}

interface Filling {
  categoryId: string | null;
  mode: string | null;
  content: Pick<DraftContent, "answers">;
}

/** The pages before the first of questions; a draft counts its answered pages from there. */
const PAGES_BEFORE = 2;

/** The pages of questions of a form, with those on which nothing is asked of whoever fills it in. */
export function shownParts(
  { questions }: Pick<RegisterForm, "questions">,
  draft: Filling,
): [ShownPart, ...ShownPart[]] {
  const asked = new Set(askedParts(questions, circumstancesOf(draft), draft.content.answers));
  const parts = partsOf(questions).map((part, index) => ({
    ...{ ...part, page: partPage(index), index, asked: asked.has(index) },
  }));
  return parts as [ShownPart, ...ShownPart[]];
}

/** How many pages must be answered before one is open. */
export function pagesBefore(page: FormPage, parts: readonly ShownPart[]): number {
  if (page === "you") return 0;
  if (page === "cooperative") return 1;
  return PAGES_BEFORE + (parts.find((part) => part.page === page)?.index ?? parts.length);
}

/** The page of the form at an address; null where it has none: nothing is asked there, or it is not there any more. */
export function findPage(text: string | undefined, parts: readonly ShownPart[]): FormPage | null {
  if (text === "you" || text === "cooperative" || text === "check") return text;
  return parts.find(({ page, asked }) => asked && page === text)?.page ?? null;
}

/** The same of a trial, whose pages are all open from the first, also where nothing is asked so far. */
export function findTrialPage(text: string | undefined, parts: readonly ShownPart[]): TrialPage | null {
  const beside = BESIDE.find((page) => page === text);
  return beside ?? parts.find(({ page }) => page === text)?.page ?? findPage(text, parts);
}

/** The first page that was not answered yet. */
export function nextPage(answered: number, parts: readonly ShownPart[]): FormPage {
  if (answered === 0) return "you";
  if (answered === 1) return "cooperative";
  return parts.find(({ asked, index }) => asked && PAGES_BEFORE + index >= answered)?.page ?? "check";
}

/** How many pages are open to who has answered some: what is left out by now is as good as answered. */
export function openedPages(answered: number, parts: readonly ShownPart[]): number {
  return pagesBefore(nextPage(answered, parts), parts);
}

/** The page before one, where somebody goes back to. */
export function pageBefore(page: FormPage, parts: readonly ShownPart[]): FormPage | null {
  const pages: FormPage[] = [
    "you",
    "cooperative",
    ...parts.filter(({ asked }) => asked).map((part) => part.page),
    "check",
  ];
  return pages[pages.indexOf(page) - 1] ?? null;
}

/**
 * Where somebody goes on who has just answered a page of questions, and how many pages are answered by then: a page behind it
 * that was never answered, or asks more by now, is still to be.
 * @param answered how many pages were answered before
 * @param check whether they came from the last page, and go back there unless something is still to be answered
 */
export function pageAfter(
  form: Pick<RegisterForm, "questions">,
  index: number,
  draft: Filling & { content: Pick<DraftContent, "answers" | "agreed"> },
  { answered, check }: { answered: number; check: boolean },
): { page: FormPage; answered: number } {
  const parts = shownParts(form, draft);
  const { answers, agreed } = draft.content;
  const { fieldErrors } = judgeAnswers(form.questions, answers, new Set(agreed), circumstancesOf(draft));
  const behind = parts.filter((part) => part.asked && part.index > index);
  const isOpen = (part: ShownPart) =>
    PAGES_BEFORE + part.index >= answered ||
    part.questions.some(
      ({ versionId, consentId }) =>
        `answers.${versionId}` in fieldErrors || `agreed.${consentId}` in fieldErrors,
    );
  const open = behind.find(isOpen);
  return {
    page: (check ? open : behind[0])?.page ?? "check",
    answered: PAGES_BEFORE + (open?.index ?? parts.length),
  };
}
