import { type Mutant, mutantsOf } from "./mutant";

const LOCKED = ["security/locks.db.test.ts"];
const SHARED = "SELECT pg_advisory_xact_lock_shared(";
const NO_KEY = " FOR NO KEY UPDATE`";

/** Each lock taken out. */
export const LOCKS: Mutant[] = [
  ...mutantsOf("lib/registration/commands/self-service.ts", LOCKED, [
    ["no lock on the own registration", " FOR UPDATE`", "`"],
  ]),
  ...mutantsOf("lib/places/commands/fill-places.ts", LOCKED, [
    ["no lock on the places", "ORDER BY id FOR UPDATE`", "ORDER BY id`"],
  ]),
  ...mutantsOf("lib/team/commands/lock-team.ts", LOCKED, [["no lock on the team", NO_KEY, "`"]]),
  ...mutantsOf("lib/editions/commands/lock-edition.ts", LOCKED, [["no lock on the edition", NO_KEY, "`"]]),
  ...mutantsOf("lib/practices/commands/edit-practice.ts", LOCKED, [
    ["no lock on the school that numbers practices", NO_KEY, "`"],
  ]),
  ...mutantsOf("lib/setup/commands/create-edition.ts", LOCKED, [
    ["no lock on the school that gets an edition", NO_KEY, "`"],
  ]),
  ...mutantsOf("lib/people/commands/forget-login.ts", LOCKED, [
    ["no lock on the organisations of an owner who leaves", NO_KEY, "`"],
  ]),
  ...mutantsOf("lib/registration/commands/draft-row.ts", LOCKED, [
    ["no lock on a draft", " FOR UPDATE`", "`"],
  ]),
];

/** Only a server has connections that meet: the embedded engine does one thing after the other by itself. */
export const SERVER_LOCKS: Mutant[] = [
  ...mutantsOf(
    "lib/outbox/commands/lock-mailbox.ts",
    ["lib/people/commands/sign-in-flood.db.test.ts"],
    [["no lock on a mailbox that is asked for", "SELECT pg_advisory_xact_lock(", SHARED]],
  ),
  ...mutantsOf(
    "lib/outbox/commands/lock-mailbox.ts",
    ["lib/outbox/jobs/mailbox-limit.db.test.ts"],
    [
      [
        "no lock on a mailbox that is written to",
        "pg_try_advisory_xact_lock(",
        "pg_try_advisory_xact_lock_shared(",
      ],
    ],
  ),
];
