import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { flatFields } from "@/lib/platform/form-fields";
import { questionFields } from "../rules/question-fields";
import { asOptions } from "../rules/written-options";

/** The questions of an edition in their order, each as its form is filled: those that are asked, and those that were. */
export async function getFormQuestions(scope: EditionScope<"view-drafts">) {
  const { organisationId, editionId } = scope;
  const rows = await reading((db) =>
    db.field.findMany({
      where: { organisationId, editionId },
      orderBy: [{ order: "asc" }, { id: "asc" }],
      include: { versions: { orderBy: { number: "desc" }, take: 1 } },
    }),
  );
  const questions = rows.flatMap(({ id, kind, meaning, retiredAt, versions: [worded] }) => {
    if (!worded) return [];
    const { label, required, sensitive, number } = worded;
    return [
      {
        ...{ id, kind, meaning, retiredAt, label, required, sensitive },
        version: number,
        /** The values of its options: with them the fields of the form are named. */
        options: asOptions(worded.options).map(({ value }) => value),
        values: flatFields(questionFields({ ...worded, kind })),
      },
    ];
  });
  return {
    asked: questions.filter(({ retiredAt }) => retiredAt === null),
    retired: questions.flatMap(({ retiredAt, ...question }) =>
      retiredAt ? [{ ...question, retiredAt }] : [],
    ),
  };
}
