import { type Mutant, mutantsOf } from "./mutant";

const IMPORTED = ["lib/intake/commands/import-registrations.db.test.ts"];
const PLACES = ["lib/intake/commands/places-of-imports.db.test.ts"];
const PERHAPS = ["lib/intake/commands/perhaps-here.db.test.ts"];
const AT_DESK = ["lib/intake/commands/intake-at-desk.db.test.ts"];

/** Registrations from a table: what an import may not do, and what it must. */
export const INTAKE: Mutant[] = [
  ...mutantsOf("lib/intake/commands/import-registrations.ts", IMPORTED, [
    [
      "an import leaves wrong rows out without a word",
      "if (plan.wrongRows > 0 && !agreed.goodRows)",
      "if (plan.wrongRows < 0 && !agreed.goodRows)",
    ],
    ["an import that changes nothing is on record", "if (doesNothing(plan))", "if (plan.rows === 0)"],
    [
      "who was imported is told of a form that is not sent",
      "  await discardReminders(tx, scope, made);",
      "  void discardReminders;",
    ],
    [
      "an import forgets its columns",
      "  await rememberMapping(tx, scope, columns);",
      "  void [rememberMapping, columns];",
    ],
  ]),
  ...mutantsOf("lib/intake/commands/import-registrations.ts", PLACES, [
    ["an import moves people into what is full", "if (line !== null) throw", "if (line === -1) throw"],
    [
      "who is imported comes before who waits for what a move frees",
      "if (movers.length > 0) await fillPlaces(",
      "if (movers.length < 0) await fillPlaces(",
    ],
    ["an import gives positions that are given again", "if (waiting > 0) await", "if (waiting < 0) await"],
    [
      "an import that fills an edition is on no page",
      "if (fullness(before.quotas) !== fullness(",
      "if (fullness(before.quotas) === fullness(",
    ],
  ]),
  ...mutantsOf("lib/intake/commands/import-registrations.ts", PERHAPS, [
    [
      "who may be on the list comes in without a question",
      "const plan = decided(shown.plan, agreed.others);",
      'const plan = decided(shown.plan, "all");',
    ],
  ]),
  ...mutantsOf("lib/registration/queries/alike-here.ts", PERHAPS, [
    ["one name is no question", "mayBeListed(one, other)", "!mayBeListed(one, other)"],
  ]),
  ...mutantsOf("lib/intake/commands/record-intake.ts", IMPORTED, [
    [
      "an import tells whom it should not",
      `tell ? ("queued" as const) : ("cancelled" as const)`,
      `tell ? ("queued" as const) : ("queued" as const)`,
    ],
  ]),
  ...mutantsOf("lib/intake/commands/read-entrance.ts", PLACES, [
    [
      "an import writes over what changed meanwhile",
      "if (JSON.stringify(known) !== JSON.stringify(met.known)) throw",
      "if (JSON.stringify(known) === null) throw",
    ],
    [
      "an import fills a closed category",
      "if (wanted.some((id) => !open.has(id)))",
      "if (wanted.length < 0)",
    ],
    [
      "an import fills an edition that is over",
      "if (found.deletedAt || !isOpenByHand(phase))",
      "if (found.deletedAt && !isOpenByHand(phase))",
    ],
  ]),
  ...mutantsOf("lib/intake/queries/known.ts", IMPORTED, [
    [
      "an import changes registrations of another edition",
      "AND registration.edition_id =",
      "AND NULL IS DISTINCT FROM",
    ],
    [
      "an import meets people of other organisations",
      "ON address.organisation_id =",
      "ON NULL IS DISTINCT FROM",
    ],
    ["an import changes drafts", "registration.state <> 'draft' AND ", ""],
  ]),
  ...mutantsOf("lib/intake/queries/offer.ts", IMPORTED, [
    ["an import takes answers without the consent they need", "!sensitive && isTold(kind)", "isTold(kind)"],
  ]),
  ...mutantsOf("lib/intake/commands/intake-at-desk.ts", AT_DESK, [
    ["an import does what nobody saw", "if (request.hash !== hash)", "if (hash === null)"],
    [
      "an import takes columns that nobody saw",
      "if (request.shown !== shownColumns(",
      "if (request.shown === null && shownColumns(",
    ],
    ["an import tells people again by itself", "request.file ? true : request.tell", "true"],
    [
      "an import is shown that can't be sent",
      "if (travelling.length > MOST_PACKED)",
      "if (travelling.length < 0 * MOST_PACKED)",
    ],
  ]),
  ...mutantsOf("lib/intake/commands/pack-rows.ts", AT_DESK, [
    [
      "rows of an import come back without limits",
      `if (taken.take(line, cells)) throw new AppError("bad-request");`,
      "taken.take(line, cells);",
    ],
    [
      "rows of an import unpack without end",
      "{ maxOutputLength: TABLE_LIMITS.unpacked }",
      "{ maxOutputLength: 2 * TABLE_LIMITS.unpacked }",
    ],
  ]),
];
