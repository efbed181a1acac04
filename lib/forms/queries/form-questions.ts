import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { countOptions } from "@/lib/places/queries/count-options";
import { reading } from "@/lib/platform/db/client";
import { flatFields } from "@/lib/platform/form-fields";
import { whenAsked } from "../rules/later";
import { beginsPage } from "../rules/parts";
import { questionFields } from "../rules/question-fields";
import { mayRunOut } from "../rules/run-out";
import type { Condition } from "../rules/visible";
import { asOptions } from "../rules/written-options";
import { findUsualDays } from "./usual-days";

/** The questions of an edition in their order, each as its form is filled: those that are asked, and those that were. */
export async function getFormQuestions(scope: EditionScope<"view-drafts">) {
  const { organisationId, editionId } = scope;
  const where = { organisationId, editionId };
  const [rows, categories, counted, usual] = await reading((db) =>
    Promise.all([
      db.field.findMany({
        where,
        orderBy: [{ order: "asc" }, { id: "asc" }],
        include: { versions: { orderBy: { number: "desc" }, take: 1 } },
      }),
      db.category.findMany({ where, orderBy: { order: "asc" }, select: { id: true, name: true } }),
      countOptions(db, { organisationId, editionId }),
      findUsualDays(db, scope),
    ]),
  );
  const questions = rows.flatMap((row) => {
    const { id, key, kind, meaning, retiredAt } = row;
    const [worded] = row.versions;
    if (!worded) return [];
    const asked = whenAsked(row);
    const { label, required, sensitive, readers, number } = worded;
    const options = asOptions(worded.options);
    return [
      {
        ...{ id, key, kind, meaning, retiredAt, label, sensitive, readers, ...asked },
        required: required && !mayRunOut(kind, options, worded.settings),
        version: number,
        /** A heading that begins a page. */
        newPage: beginsPage({ kind, settings: worded.settings }),
        condition: worded.condition as Condition,
        /** The words of its options. */
        answers: options,
        /** The values of its options: with them the fields of the form are named. */
        options: options.map(({ value }) => value),
        /** Those with places of their own, and how many are taken. */
        places: options.flatMap((option) => {
          const places = counted.find(({ fieldId, value }) => fieldId === id && value === option.value);
          return places ? [{ ...places, label: option.label }] : [];
        }),
        values: flatFields(questionFields({ ...worded, ...asked, kind })),
      },
    ];
  });
  return {
    /** How long answers are kept where a question says nothing. */
    usual,
    /** On which questions may depend. */
    categories,
    asked: questions.filter(({ retiredAt }) => retiredAt === null),
    retired: questions.flatMap(({ retiredAt, ...question }) =>
      retiredAt ? [{ ...question, retiredAt }] : [],
    ),
  };
}
