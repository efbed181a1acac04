import { type Mutant, mutantsOf } from "./mutant";

const TRIED = ["lib/registration/queries/trial.db.test.ts"];

/** A trial of the form: judged as the form, and nobody else's frame. */
export const TRIALS: Mutant[] = [
  ...mutantsOf(
    "proxy.ts",
    ["scripts/proxy.test.ts"],
    [
      ["every page stands in a frame of ours", "isFramed(request) ? ", "request ? "],
      ["a trial stands in anybody's frame", `? "'self'" : "'none'"`, `? "*" : "'none'"`],
    ],
  ),
  ...mutantsOf("lib/registration/queries/trial.ts", TRIED, [
    [
      "a trial is complete with what the form refuses",
      `if (Object.keys(judged.fieldErrors).length > 0) return refused("changed");`,
      "",
    ],
    [
      "a trial is complete without a category",
      "if (as === null || content.pages < 3)",
      "if (content.pages < 3)",
    ],
    [
      "a trial takes a category that nobody can choose",
      "find(({ id }) => id === as)?.id ?? null",
      "find(({ id }) => id === as)?.id ?? as",
    ],
    ["a trial's address has no end", "if (sealed.length <= MOST_TYPED && ", "if (sealed.length >= 0 && "],
    ["a trial forgets what was typed before", "...before.applicant, ", ""],
  ]),
  ...mutantsOf("lib/registration/rules/judge-enrolment.ts", TRIED, [
    ["a form takes a category that is not offered", "if (!categories.some(", "if (!categories.every("],
  ]),
];
