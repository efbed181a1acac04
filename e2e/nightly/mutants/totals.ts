import { type Mutant, mutantsOf } from "./mutant";

const GROUPS = ["lib/participants/rules/small-groups.test.ts"];
const COUNTED = [
  "lib/participants/rules/question-totals.test.ts",
  "lib/participants/queries/totals.db.test.ts",
];
const SHOWN = [
  "lib/participants/rules/question-totals.test.ts",
  "security/shown-totals.db.test.ts",
  "lib/participants/queries/show-totals.db.test.ts",
];

/** What totals would tell of somebody. */
export const TOTALS: Mutant[] = [
  ...mutantsOf("lib/participants/rules/small-groups.ts", GROUPS, [
    ["groups of two are told", "SMALLEST_GROUP = 3", "SMALLEST_GROUP = 2"],
    ["one group is told", "groups.length < 2 || ", ""],
    ["what nearly all ticked is told", " && answered - count >= SMALLEST_GROUP", ""],
    [
      "what nobody chose is told",
      "options.map((value) => groupOf([value])).sort(bySize)",
      "options.map((value) => groupOf([value])).filter(({ count }) => count > 0).sort(bySize)",
    ],
    ["what is told hangs on the order of options", "one.count - other.count || placeOf(one)", "placeOf(one)"],
  ]),
  ...mutantsOf("lib/participants/rules/question-totals.ts", COUNTED, [
    ["everybody reads sensitive totals", "facts.readable ? readTotals", "facts ? readTotals"],
  ]),
  ...mutantsOf("lib/participants/rules/shown-totals.ts", SHOWN, [
    ["totals follow each newcomer", `if (phase !== "closed") return "open";`, ""],
    [
      "they are counted while people wait for a decision",
      `return undecided ? "undecided" : null;`,
      "return null;",
    ],
    ["totals follow each late answer", "(later && !isSettled(phase)) || ", ""],
    ["how many were asked tells an answer", " || hangsOnWithheld(question, form)", ""],
    [
      "earlier options are mixed with those of now",
      "choiceOf(one) === choiceOf(newest)",
      "choiceOf(one) !== null",
    ],
    ["answers that everybody reads hide others", "hidden.length > 0 ? hidden : alike", "alike"],
  ]),
  ...mutantsOf("lib/participants/queries/show-totals.ts", SHOWN, [
    [
      "every look counts anew",
      "if (kept) return kept;",
      "await db().shownTotals.deleteMany({ where: { editionId } });",
    ],
    [
      "only what not everybody may read is counted",
      "const countable = form.filter(({ kind, options }) =>",
      `const countable = form.filter(({ kind, options, readers }) => readers !== "desk" &&`,
    ],
  ]),
  ...mutantsOf("lib/participants/queries/totals.ts", COUNTED, [
    ["everybody reads what is sensitive", "!unreadable.has(fieldId)", "unreadable.size >= 0 || fieldId"],
    ["others are spread over sensitive answers", "questions: readable.filter(", "questions: asked.filter("],
    [
      "who cancels somebody sees what they answered",
      `steers || !withheld ? ("steers" as const)`,
      `!withheld ? ("steers" as const)`,
    ],
    ["names stand beside answers that nobody asked them for", `look.names === "yes"`, "true"],
  ]),
  ...mutantsOf("lib/participants/queries/count-answers.ts", COUNTED, [
    ["who has no place is counted instead of who has one", "    AND state IN", "    AND state NOT IN"],
  ]),
];
