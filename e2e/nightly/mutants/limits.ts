import { type Mutant, mutantsOf } from "./mutant";

const NUMBERS = ["security/limits.test.ts"];
const HEARD = ["security/limits.db.test.ts"];
const TESTS_OF_MAILS = ["lib/outbox/commands/test-mail.db.test.ts"];
const SIGN_IN = ["lib/people/commands/sign-in.db.test.ts", "lib/people/commands/sign-in-store.db.test.ts"];

const tenfold = (file: string, before: string, number: string): Mutant[] =>
  mutantsOf(file, NUMBERS, [
    [`${before.trim()}${number}, tenfold`, `${before}${number}`, `${before}${number}0`],
  ]);

const LIMITS = "lib/platform/limits.ts";
const RULES = "lib/people/rules.ts";
const MAILBOX = "lib/outbox/rules.ts";
const CHOOSE = "lib/outbox/commands/choose-mails.ts";
const COOKIES = "lib/platform/auth/cookies.ts";
const SIGN_IN_STORE = "lib/people/commands/sign-in-store.ts";

/** Each limit raised tenfold, or not counted. */
export const RAISED: Mutant[] = [
  ...[
    ["sign-in-email", "5"],
    ["sign-in-network", "300"],
    ["code-email", "10"],
    ["lost-link-email", "5"],
    ["lost-link-network", "300"],
    ["register-network", "600"],
    ["register-email", "20"],
    ["invite-email", "5"],
    ["test-mail-login", "10"],
    ["act-network", "1200"],
  ].flatMap(([name, points]) => tenfold(LIMITS, `"${name}", points: `, points ?? "")),
  ...mutantsOf(RULES, NUMBERS, [
    ["a code bears 1,000 guesses", "MOST_GUESSES = 10;", "MOST_GUESSES = 1000;"],
  ]),
  ...tenfold(RULES, "MOST_MAILS = ", "6"),
  ...tenfold(MAILBOX, "MAILBOX_MAILS = ", "12"),
  ...mutantsOf(
    MAILBOX,
    ["lib/outbox/rules.test.ts"],
    [
      ["nothing is kept for known browsers", "known: 6, stranger: 2", "known: 0, stranger: 2"],
      ["nothing is kept for sign-ins from new browsers", "stranger: 2, other", "stranger: 0, other"],
      ["a ticket can be kept out by strangers' sign-ins", "other: 1 };", "other: 0 };"],
    ],
  ),
  ...mutantsOf(
    "lib/outbox/templates/sign-in.ts",
    ["lib/outbox/rules.test.ts"],
    [["a sign-in leaves with another", 'joins: "never"', 'joins: "edition"']],
  ),
  ...mutantsOf(
    MAILBOX,
    ["lib/outbox/jobs/joined-mails.db.test.ts"],
    [
      [
        "mails to other addresses leave as one",
        "JSON.stringify([recipient, template,",
        "JSON.stringify([template,",
      ],
      ["a mail is tried again with what came since", "if (attempts > 0) return", "if (attempts > 99) return"],
    ],
  ),
  ...mutantsOf(
    CHOOSE,
    ["lib/outbox/jobs/mailbox-limit.db.test.ts"],
    [
      [
        "mails in a dispatcher's hand are not counted",
        "message.state = 'sending' OR message.sent_at >",
        "message.sent_at >",
      ],
      [
        "the urgent do not leave first",
        "ORDER BY message.urgency, message.next_at",
        "ORDER BY message.next_at",
      ],
      [
        "what would be too late waits with the rest",
        ") THEN 0 ELSE urgency END",
        ") THEN urgency ELSE urgency END",
      ],
    ],
  ),
  ...mutantsOf(
    "lib/outbox/commands/lease-messages.ts",
    ["lib/outbox/jobs/mailbox-limit.db.test.ts"],
    [
      [
        "a full mailbox keeps others waiting",
        "if (leased.length > 0 || putOff === 0) return leased;",
        "if (putOff >= 0) return leased;",
      ],
    ],
  ),
  ...mutantsOf(
    "lib/outbox/commands/empty-messages.ts",
    ["lib/outbox/jobs/joined-mails.db.test.ts"],
    [["the file of a shared mail outlives an erasure", "[...rows, ...leads].map", "[...rows].map"]],
  ),
  ...mutantsOf(
    "lib/outbox/queries/desk-outbox.ts",
    ["lib/outbox/jobs/joined-mails.db.test.ts"],
    [
      [
        "a desk shows the rest of a shared mail",
        'state: "sent", editionId: rows[0]?.editionId ?? null }',
        'state: "sent" }',
      ],
    ],
  ),
  ...tenfold("lib/platform/form-data.ts", "LARGEST_FORM = 1_000_00", "0"),
  ...mutantsOf(SIGN_IN_STORE, SIGN_IN, [["guesses have no end", " AND guesses < ", " AND 0 < "]]),
  ...mutantsOf("lib/platform/action.ts", HEARD, [
    [
      "nothing is counted by address",
      "for (const [limit, key] of counted) await countAgainst(limit, key);",
      "",
    ],
  ]),
  ...mutantsOf("lib/team/actions/team.ts", HEARD, [
    ["invitations to one address are not counted", "[LIMITS.invitePerAddress,", "[LIMITS.actPerNetwork,"],
  ]),
  ...mutantsOf("lib/outbox/actions/messages.ts", HEARD, [
    ["tests of mails are not counted", "[LIMITS.testMailPerLogin,", "[LIMITS.actPerNetwork,"],
  ]),
  ...mutantsOf("lib/people/actions/sign-in.ts", HEARD, [
    ["codes for one address are not counted", "[LIMITS.codePerAddress,", "[LIMITS.actPerNetwork,"],
  ]),
  ...mutantsOf("lib/registration/actions/self-service.ts", HEARD, [
    ["lost links of one address are not counted", "[LIMITS.lostLinkPerAddress,", "[LIMITS.actPerNetwork,"],
    ["corrections to one address are not counted", "[LIMITS.registerPerAddress,", "[LIMITS.actPerNetwork,"],
  ]),
];

/** Ends that are put off or left out. */
export const ENDS: Mutant[] = [
  ...mutantsOf("lib/outbox/commands/purge-mails.ts", TESTS_OF_MAILS, [
    [
      "tests of mails are kept",
      "clock_timestamp() - interval '1 day'",
      "clock_timestamp() - interval '10 days'",
    ],
  ]),
  ...mutantsOf("lib/people/commands/forget-login.ts", TESTS_OF_MAILS, [
    ["tests of mails outlive the sign-in", "OR (template = ANY(", "OR ('no-test' = ANY("],
  ]),
  ...tenfold(RULES, "MAIL_MINUTES = ", "10"),
  ...tenfold(RULES, "COMMAND_MINUTES = ", "60"),
  ...tenfold(COOKIES, "IDLE_DAYS = ", "14"),
  ...tenfold(COOKIES, "ABSOLUTE_DAYS = ", "90"),
  ...tenfold("lib/registration/rules/draft-life.ts", "DRAFT_DAYS = ", "14"),
  ...tenfold("lib/forms/rules/retention.ts", "SENSITIVE_ANSWER_DAYS = ", "30"),
  ...mutantsOf(SIGN_IN_STORE, SIGN_IN, [
    [
      "a sign-in link has no end",
      " AND expires_at > clock_timestamp()\n      AND (browser_hash",
      " AND (browser_hash",
    ],
    [
      "a code has no end",
      "\n      AND expires_at > clock_timestamp()\n    RETURNING id",
      "\n    RETURNING id",
    ],
    [
      "a sign-in link works in any browser",
      "browser_hash IS NULL OR browser_hash =",
      "true OR browser_hash =",
    ],
  ]),
  ...mutantsOf("lib/people/commands/issue-sign-in-link.ts", SIGN_IN, [
    ["a mail to sign in leaves however late", " AND expires_at > clock_timestamp()", ""],
    ["earlier codes go on counting", "SET code_hash = NULL\n", "SET code_hash = code_hash\n"],
  ]),
  ...mutantsOf("lib/people/queries/sign-in-link.ts", SIGN_IN, [
    ["the page of a sign-in link opens for ever", " AND link.expires_at > clock_timestamp()", ""],
  ]),
];
