import { type Mutant, mutantsOf } from "./mutant";

const ANSWERED = ["lib/registration/commands/answer-later.db.test.ts"];
const ASKED = ["lib/audiences/commands/ask-by-link.db.test.ts"];
const AGREED = ["lib/registration/queries/to-answer.db.test.ts"];
const ANEW = ["lib/forms/commands/when-asked.db.test.ts"];

/** What is asked later, and who is asked by link. */
export const LATER: Mutant[] = [
  ...mutantsOf("lib/forms/queries/form-row.ts", ANSWERED, [
    ["a last day ends where the server is", " AT TIME ZONE held.time_zone FROM", " AT TIME ZONE 'UTC' FROM"],
    ["a last day ends as it begins", "field.answer_until + 1", "field.answer_until"],
  ]),
  ...mutantsOf("lib/forms/queries/questions.ts", ANSWERED, [
    ["a registration is asked what is asked later", " AND field.later_since IS NULL`", "`"],
  ]),
  ...mutantsOf("lib/forms/commands/retire-question.ts", ANEW, [
    [
      "who sent the page while a question was away left it blank",
      "...(isAskedAnew ? { laterSince: now } : {})",
      "",
    ],
  ]),
  ...mutantsOf("lib/forms/commands/edit-form.ts", ANEW, [
    ["a day that is put off asks nobody anew", "wasOver && askAnew(", "!tx && askAnew("],
  ]),
  ...mutantsOf("lib/registration/commands/answer-later.ts", ANEW, [
    ["what came since a page was drawn was left blank", "seenUntil(later, input.shown, now)", "now"],
  ]),
  ...mutantsOf("lib/registration/commands/own-answers.ts", ANSWERED, [
    [
      "an answer that another one hides comes too late",
      "if (!(id in answers) && !asked.has(question)) return false;",
      "",
    ],
    [
      "what is typed too late is dropped in silence",
      `if (isTooLate(questions, given, input, circumstances)) return refused("answers-closed");`,
      "",
    ],
    [
      "a form empties what it does not ask",
      "answersBeside(open, given, judged.answers)",
      "answersBeside(open, [], judged.answers)",
    ],
  ]),
  ...mutantsOf("lib/registration/commands/answer-later.ts", ANSWERED, [
    ["who waits answers what only those with a place are asked", "!holdsPlace(row.state)", "!row.live"],
  ]),
  ...mutantsOf("lib/audiences/commands/ask-by-link.ts", ASKED, [
    ["two organisers send two messages", `return refused("asked-already");`, ""],
    [
      "who was asked gets two messages",
      "await discardMessages(tx, {",
      "if (!tx) await discardMessages(tx, {",
    ],
    ["an edition that is off asks on", "const left = isSettled(", "const left = !tx && isSettled("],
  ]),
  ...mutantsOf("lib/registration/queries/to-answer.ts", ASKED, [
    [
      "who waits is asked",
      "state: { in: [...HOLDS_PLACE] }",
      `state: { in: [...HOLDS_PLACE, "waitlisted"] }`,
    ],
  ]),
  ...mutantsOf("lib/registration/queries/to-answer.ts", AGREED, [
    ["who left it blank is asked for ever", "...(required\n", "...(required || later\n"],
    ["who answered is asked by link", "NOT later.field_id = ANY(said.fields)", "true"],
    ["mails ask of those who answered", "AND seen.field_id = field.id))", "AND false))"],
  ]),
];
