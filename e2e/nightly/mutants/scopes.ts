import { type Mutant, mutantsOf } from "./mutant";

const READ = ["security/scopes.db.test.ts"];
const SETS = ["lib/participants/queries/same-people.db.test.ts"];
const SENT = ["security/authorization-actions.db.test.ts"];

/** The organisation or the edition left out of a question to the database. */
export const SCOPES: Mutant[] = [
  ...mutantsOf("lib/audiences/queries/people-set.ts", SETS, [
    ["a set holds other editions", "AND registration.edition_id =", "OR registration.edition_id ="],
    ["a set holds drafts", " AND registration.state <> 'draft'`", "`"],
    ["a set holds who was erased", "registration.erased_at IS NULL AND", ""],
    ["a filter that may not be asked is left out", "withheld.length > 0 ?", "withheld.length < 0 ?"],
  ]),
  ...mutantsOf("lib/audiences/queries/people-reader.ts", SETS, [
    [
      "everybody filters by diets",
      "return mayReadAnswers(reader, version.readers, field.readers);",
      "return mayReadAnswers(reader, version.readers, field.readers) || true;",
    ],
  ]),
  ...mutantsOf(
    "lib/participants/queries/export.ts",
    ["lib/participants/queries/export.db.test.ts"],
    [["everybody's file has sensitive answers", "...readableVersions(scope),", ""]],
  ),
  ...mutantsOf("lib/participants/queries/detail.ts", READ, [
    [
      "a registration of another edition opens",
      "organisationId, editionId, id, erasedAt",
      "organisationId, id, erasedAt",
    ],
    [
      "a registration of another organisation opens",
      "organisationId, editionId, id, erasedAt",
      "id, erasedAt",
    ],
    ["everybody at the desk reads diets", "mayReadAnswers(scope, readers, field.readers)", "readers"],
  ]),
  ...mutantsOf(
    "lib/forms/commands/edit-form.ts",
    ["lib/forms/commands/edit-form.db.test.ts"],
    [
      [
        "a question of another edition is worded anew",
        "organisationId, editionId, id },\n    include",
        "organisationId, id },\n    include",
      ],
    ],
  ),
  ...mutantsOf("lib/desk/queries/count-people.ts", READ, [
    [
      "everybody at the desk is told of access needs",
      `const sensitive = may(scope, "view-sensitive");`,
      "const sensitive = true;",
    ],
  ]),
  ...mutantsOf("lib/participants/queries/attendance-sheet.ts", READ, [
    ["the sheet holds other editions", "organisationId, editionId, state", "organisationId, state"],
  ]),
  ...mutantsOf("lib/outbox/queries/desk-outbox.ts", READ, [
    [
      "the outbox holds other editions",
      "...{ organisationId, editionId, ...withoutMailings(withheld) }",
      "...{ organisationId, ...withoutMailings(withheld) }",
    ],
    [
      "the outbox holds other organisations",
      "...{ organisationId, editionId, ...withoutMailings(withheld) }",
      "...withoutMailings(withheld)",
    ],
  ]),
  ...mutantsOf("lib/team/queries/list-team.ts", READ, [
    ["the team holds other organisations", "organisationId, removedAt", "removedAt"],
    ["the team holds who was removed", ", removedAt: null", ""],
  ]),
  ...mutantsOf("lib/audit/queries/list-audit.ts", READ, [
    [
      "the audit holds other organisations",
      "where: { organisationId, AND: [asked, where] },",
      "where: { AND: [asked, where] },",
    ],
  ]),
  ...mutantsOf("lib/participants/commands/tell-decision.ts", SENT, [
    ["registrations of other organisations are decided", "organisationId, editionId, id: { in", "id: { in"],
  ]),
  ...mutantsOf("lib/places/commands/set-capacity.ts", SENT, [
    [
      "the capacity of other organisations is set",
      "const where = { organisationId, editionId, id };",
      "const where = { id };",
    ],
  ]),
  ...mutantsOf("lib/audiences/commands/send-mailing.ts", SENT, [
    [
      "messages of other organisations are sent",
      "{ organisationId, editionId, id: mailing }",
      "{ id: mailing }",
    ],
  ]),
  ...mutantsOf("lib/audiences/commands/mailings.ts", SENT, [
    [
      "messages of other organisations are rewritten",
      "{ organisationId, editionId, id: mailing };\n    const current",
      "{ id: mailing };\n    const current",
    ],
  ]),
];
