import { type Mutant, mutantsOf } from "./mutant";

const GROUPS = ["lib/participants/rules/small-groups.test.ts"];
const COUNTED = [
  "lib/participants/rules/question-totals.test.ts",
  "lib/participants/queries/totals.db.test.ts",
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
    [
      "totals follow each newcomer",
      `if (!(later ? isSettled(phase) : hasClosed(phase))) return nothing("open");`,
      "",
    ],
    ["totals follow each late answer", "later ? isSettled(phase) : hasClosed(phase)", "hasClosed(phase)"],
    ["who cancels somebody sees what they answered", `if (steers) return nothing("steers");`, ""],
    ["earlier options are mixed with those of now", ".filter(({ versionId }) => ids.has(versionId))", ""],
    ["everybody reads sensitive totals", "facts.readable ? readTotals", "facts ? readTotals"],
  ]),
  ...mutantsOf("lib/participants/queries/totals.ts", COUNTED, [
    ["everybody reads what is sensitive", "!unreadable.has(fieldId)", "unreadable.size >= 0 || fieldId"],
    ["others are spread over sensitive answers", "questions: readable.filter(", "questions: asked.filter("],
    ["names stand beside answers that nobody asked them for", `look.names === "yes"`, "true"],
  ]),
  ...mutantsOf("lib/participants/queries/count-answers.ts", COUNTED, [
    ["who has no place is counted instead of who has one", "    AND state IN", "    AND state NOT IN"],
  ]),
];
