import { type Mutant, mutantsOf } from "./mutant";

const RULES = ["lib/forms/rules/visible.test.ts"];
const FAULTS = ["lib/forms/rules/condition-fault.test.ts"];
const EVERYWHERE = ["lib/registration/commands/conditional.db.test.ts"];
const EDITED = ["lib/forms/commands/conditions.db.test.ts"];

/** Who is asked what, and what becomes of the answers of those who are not. */
export const CONDITIONS: Mutant[] = [
  ...mutantsOf("lib/forms/rules/visible.ts", RULES, [
    ["any condition is enough", 'match === "any" ?', "match ?"],
    [
      "what is hidden counts as answered",
      "asked ? saidIn(answers[versionId]) : []",
      "saidIn(answers[versionId])",
    ],
    ["a blank is an answer", 'part.trim() !== ""', "part !== null"],
    ["who has no category is of no other", "Boolean(chosen) && values", "values"],
    [
      "the way of taking part is the category",
      '"category" ? category : mode',
      '"category" ? category : category',
    ],
    ["only the first of several answers counts", "said.some((value)", "said.slice(0, 1).some((value)"],
  ]),
  ...mutantsOf("lib/forms/rules/condition-fault.ts", FAULTS, [
    [
      "a question depends on sensitive answers",
      "if (subject.question.sensitive) return",
      "if (!subject) return",
    ],
    ["a question depends on a heading", "if (!isTold(subject.question.kind)) return", "if (!subject) return"],
    ["a chain is as long as one likes", "if (level > MOST_LEVELS)", "if (level < 0)"],
    ["a chain is counted by its last way", "Math.max(level, subject.level + 1)", "subject.level + 1"],
    [
      "a question depends on an option that is gone",
      "clause.values.every((value)",
      "clause.values.some((value)",
    ],
  ]),
  ...mutantsOf("lib/forms/rules/answers.ts", EVERYWHERE, [
    [
      "a hidden question must be answered",
      "if (!asked.has(versionId)) {",
      "if (!asked.has(versionId) && answer) {",
    ],
    ["a needless answer is not told", "if (answer) judged.hidden.push(versionId);", ""],
  ]),
  ...mutantsOf("lib/forms/rules/asked-now.ts", EVERYWHERE, [
    ["what was on the page is asked for ever", "!Object.hasOwn(shown, versionId)", "shown !== null"],
  ]),
  ...mutantsOf("lib/registration/rules/circumstances.ts", EVERYWHERE, [
    [
      "nobody is told of an answer that goes",
      "(!asked.has(id) && id in stored)",
      "(asked.has(id) && !asked.has(id))",
    ],
  ]),
  ...mutantsOf("lib/registration/commands/register-by-api.ts", EVERYWHERE, [
    [
      "a program may answer what is not asked",
      "needlessAnswers(questions, judged, taking)",
      "judged.hidden.slice(0, 0)",
    ],
  ]),
  ...mutantsOf("lib/forms/commands/refuse-broken.ts", EDITED, [
    ["what is retired counts as asked", "after.filter(({ retired }) => !retired)", "after"],
    [
      "a category of another edition is named",
      "where: { organisationId, editionId, id: { in:",
      "where: { id: { in:",
    ],
  ]),
  ...mutantsOf(
    "lib/intake/rules/not-asked.ts",
    ["lib/intake/rules/not-asked.test.ts"],
    [
      ["a row is judged without what its person answered before", "...Object.fromEntries(before), ", ""],
      ["a row is judged by the category it leaves", '!row.said.includes("category") ?', "row.said ?"],
    ],
  ),
];
