import { type Mutant, mutantsOf } from "./mutant";

const WAYS = ["lib/places/commands/option-places.db.test.ts"];
const CHANGES = ["lib/registration/commands/full-options.db.test.ts"];
const LIMITS = ["lib/registration/commands/limits-of-answers.db.test.ts"];
const IMPORTS = ["lib/intake/commands/options-of-imports.db.test.ts"];

/** A place in an option is given twice, to the wrong one, or to nobody. */
export const OPTIONS: Mutant[] = [
  ...mutantsOf("lib/places/commands/settle-options.ts", WAYS, [
    ["one more than there are sits in it", "held + turn <= capacity", "held + turn <= capacity + 1"],
    ["who came in last is first", "ORDER BY state_since,", "ORDER BY state_since DESC,"],
    ["who waits holds a place in an option", "NOT inside OR (open AND", "(open AND"],
    ["who comes in has what they chose", "OR registration.id = ANY(", "OR false AND registration.id = ANY("],
    [
      "nobody is told of a place they wished for",
      "if (people.length === 0) return;",
      "if (people.length >= 0) return;",
    ],
  ]),
  ...mutantsOf("lib/places/queries/count-options.ts", WAYS, [
    ["a wish counts as a place", "AND NOT coalesce(limited.value = ANY(answer.wished), false)", ""],
    [
      "only the newest wording counts",
      "AND seen.field_id = limited.field_id",
      "AND seen.field_id = limited.field_id AND seen.number > 1",
    ],
  ]),
  ...mutantsOf("lib/forms/commands/retire-question.ts", WAYS, [
    [
      "who came in while a question was away has what they chose",
      "options.push(...(await listChosenSince(tx, scope, id, since)))",
      "options.push()",
    ],
  ]),
  ...mutantsOf("lib/forms/queries/form-row.ts", LIMITS, [
    [
      "what may run out must be answered",
      "(version.required AND (field.kind NOT IN",
      "(version.required OR (field.kind NOT IN",
    ],
  ]),
  ...mutantsOf("lib/registration/queries/mail-rows.ts", WAYS, [
    [
      "mails promise what can't be chosen any more",
      "asked->>'limit' IS NOT NULL OR option->>'value' = ANY(answer.wished))",
      "true) OR option->>'value' = ANY(answer.wished)",
    ],
  ]),
  ...mutantsOf("lib/places/commands/fill-places.ts", WAYS, [
    [
      "what becomes free of an option is nobody's",
      "await settleOptions(tx, edition, cause, { registrations: [...entered, ...ids] });",
      "",
    ],
  ]),
  ...mutantsOf("lib/registration/commands/register.ts", CHANGES, [
    ["what is full since is chosen all the same", 'return refused("option-full", full);', "void full;"],
  ]),
  ...mutantsOf("lib/registration/commands/change-registration.ts", CHANGES, [
    [
      "what is given up behind the private link is nobody's",
      "if (turn) await settleOptions(turn, scope, scope.actor);",
      "",
    ],
  ]),
  ...mutantsOf("lib/registration/commands/own-answers.ts", CHANGES, [
    ["a change chooses what is full", "...fullChoices(judged.answers, limitedOf(open), before),", ""],
  ]),
  ...mutantsOf("lib/registration/commands/replace-answers.ts", CHANGES, [
    [
      "a wish becomes a place by changing something else",
      "wished.includes(option)",
      "!wished.includes(option)",
    ],
  ]),
  ...mutantsOf("lib/intake/commands/import-registrations.ts", IMPORTS, [
    [
      "a table seats more than there are places",
      'state === "confirmed" ? [id] : []',
      'state === "confirmed" ? [] : []',
    ],
  ]),
];
