import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import { numberLimits } from "./number-kind";
import { type PartPage, partPage, partsOf } from "./parts";
import type { AskedQuestion, OfferedTerm, RegisterForm } from "./register-form";

/** The pages of a form on which a text can be missed. */
type Page = "you" | PartPage | "check" | "questions";

/** A text that readers of a form see in another language than their own. */
export interface MissedText {
  /** Tells it from all others of a form. */
  key: string;
  /** Where it is missed. */
  page: Page;
  /** What it belongs to, and that record; null for the edition and its school. */
  of: "school" | "edition" | "category" | "question" | "terms";
  id: string | null;
  part:
    | "title"
    | "name"
    | "label"
    | "hint"
    | "purpose"
    | "option"
    | "unit"
    | "description"
    | "cost"
    | "payment"
    | "consent"
    | "text";
  /** What is read instead. */
  text: LocalisedText;
}

/** A part, its text, and of an option its value. */
type Found = [MissedText["part"], LocalisedText | null, string?];

/** What a reader misses of a form as it is said to them, in its order. */
export function missedTexts(form: RegisterForm, locale: string): MissedText[] {
  const { head, terms, categories, questions, later } = form;
  const missed = (page: Page, of: MissedText["of"], id: string | null, found: Found[]): MissedText[] =>
    found.flatMap(([part, text, value = ""]) =>
      text?.lang ? [{ key: `${of} ${id} ${part} ${value}`, page, of, id, part, text }] : [],
    );
  const termsOf = (kind: OfferedTerm["kind"], page: Page) =>
    terms
      .filter((term) => term.kind === kind)
      .flatMap(({ id, text }) => missed(page, "terms", id, [["text", text]]));
  const missedIn = (page: Page, asked: readonly AskedQuestion[]) =>
    asked.flatMap((question) => {
      const { unit } = question.kind === "number" ? numberLimits(question.settings) : { unit: null };
      return missed(page, "question", question.fieldId, [
        ["label", question.label],
        ["unit", localise(unit, locale, head.languages)],
        ["hint", question.hint],
        ["purpose", question.purpose],
        ...question.options.map(({ label, value }): Found => ["option", label, value]),
        ["consent", question.consent],
      ]);
    });
  return [
    ...missed("you", "school", null, [["title", head.schoolTitle]]),
    ...missed("you", "edition", null, [["title", head.title]]),
    ...termsOf("privacy", "you"),
    ...categories.flatMap(({ id, name, description, cost, payment }) =>
      missed("taking-part", "category", id, [
        ["name", name],
        ["description", description],
        ["cost", cost],
        ["payment", payment],
      ]),
    ),
    ...partsOf(questions).flatMap(({ heading, questions: asked }, index) =>
      missedIn(partPage(index), [...(heading ? [heading] : []), ...asked]),
    ),
    ...termsOf("participation", "check"),
    ...termsOf("later_editions", "check"),
    ...missedIn("questions", later),
  ];
}
