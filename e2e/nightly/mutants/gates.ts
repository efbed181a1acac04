import { existsSync, readdirSync, readFileSync } from "node:fs";
import { ACTIONS } from "../../authorization/actions";
import { type Mutant, mutantsOf } from "./mutant";

const SENT = ["security/authorization-actions.db.test.ts"];
/** Commands that ask once more, under a lock, what their sender may do: only the table of acts sees another act there. */
const ASKED_AGAIN = ["inviteAction", "changeRoleAction", "removeMemberAction"];
const NAMED = ["security/authorization.test.ts"];
const LINKS = ["security/links.db.test.ts"];
const CLICKED = ["security/one-click.db.test.ts"];
const SET_OF_BULK = ["lib/participants/commands/withheld-bulk.db.test.ts"];
const WITHHELD = ["lib/audiences/commands/withheld-mailings.db.test.ts"];

const SOURCES = new Map(
  readdirSync("lib")
    .flatMap((noun) =>
      existsSync(`lib/${noun}/actions`)
        ? readdirSync(`lib/${noun}/actions`, { recursive: true }).map((file) => `lib/${noun}/actions/${file}`)
        : [],
    )
    .map((file) => [file, readFileSync(file, "utf8")]),
);

const OPEN = "view-drafts";

/** Each action of a team under an act that a viewer has, too. */
function looser(): Mutant[] {
  const closed = Object.entries(ACTIONS).filter(([, { act }]) => act !== OPEN);
  return closed.flatMap(([name, { act }]) => {
    for (const [file, source] of SOURCES) {
      const [text] = new RegExp(`const ${name} = \\w+Action\\(\\s*"${act}"`).exec(source) ?? [];
      const tests = ASKED_AGAIN.includes(name) ? NAMED : SENT;
      if (text)
        return mutantsOf(file, tests, [
          [`a viewer sends ${name}`, text, text.replace(`"${act}"`, `"${OPEN}"`)],
        ]);
    }
    throw new Error(`${name} is under another act than ${act}`);
  });
}

/** Gates of actions, left out or opened one by one. */
export const ACTION_GATES: Mutant[] = [
  ...mutantsOf("lib/access/access.ts", SENT, [
    [
      "actions of editions have no gate",
      "gate: ({ school, edition }) => requireEdition(school, edition, act)",
      "gate: async (input) => input as never",
    ],
    [
      "actions of schools have no gate",
      "gate: ({ school }) => requireSchool(school, act)",
      "gate: async (input) => input as never",
    ],
    [
      "actions of organisations have no gate",
      "gate: ({ organisation }) => requireOrganisation(organisation, act)",
      "gate: async (input) => input as never",
    ],
  ]),
  ...looser(),
  ...mutantsOf("lib/platform/action.ts", SENT, [
    ["a form of another site is taken", "requireOwnOrigin(requestHeaders);", ""],
  ]),
];

/** What private links open. */
export const LINK_GATES: Mutant[] = [
  ...mutantsOf("lib/registration/queries/find-link.ts", LINKS, [
    [
      "a draft's link lives for ever at the gate",
      "AND (registration.state <> 'draft' OR registration.expires_at > clock_timestamp())",
      "",
    ],
    ["an erased registration opens as a draft", "AND registration.erased_at IS NULL\n", "\n"],
    ["the private link opens drafts", `, state: { not: "draft" } },\n`, " },\n"],
    ["an erased registration opens", "erasedAt: null, ", ""],
  ]),
  ...mutantsOf("lib/registration/access/draft.ts", LINKS, [
    ["a draft's link is not checked", `!isLinkToken(token, "draft-link", id, row.linkVersion)`, "!token"],
  ]),
  ...mutantsOf("lib/registration/access/private-link.ts", LINKS, [
    ["a private link is not checked", `!isLinkToken(token, "private-link", id, row.linkVersion)`, "!token"],
  ]),
  ...mutantsOf("lib/platform/secrets.ts", LINKS, [
    ["one kind of link opens another", `"convivio", purpose, 32`, `"convivio", "any", 32`],
    ["a raised version ends no link", ".update(`", ".update(id || `"],
  ]),
  ...mutantsOf("lib/registration/commands/erase.ts", LINKS, [
    ["erasing leaves the ticket as it was", "ticketVersion: { increment: 1 },", ""],
    ["erasing leaves the link as it was", "linkVersion: { increment: 1 },", ""],
  ]),
  ...mutantsOf(
    "lib/registration/commands/change-registration.ts",
    ["lib/registration/commands/self-service.db.test.ts"],
    [["a corrected address leaves the old link open", "linkVersion: { increment: 1 },", ""]],
  ),
  ...mutantsOf("lib/registration/access/messages-link.ts", CLICKED, [
    ["the link of a message is not checked", `if (isLinkToken(token, "unsubscribe", id, key))`, "if (token)"],
    [
      "the link of a message to people of an earlier edition is not checked",
      `isLinkToken(token, "later-editions", id, key) ?`,
      "token ?",
    ],
  ]),
  ...mutantsOf("lib/registration/commands/stop-messages.ts", CLICKED, [
    ["who is erased stops messages", "AND erased_at IS NULL FOR NO KEY UPDATE", "FOR NO KEY UPDATE"],
    ["a click waits for no erasure", "AND erased_at IS NULL FOR NO KEY UPDATE", "AND erased_at IS NULL"],
  ]),
  ...mutantsOf("lib/outbox/jobs/prepare-mail.ts", CLICKED, [
    ["what was stopped leaves", "if (stop?.stopped) return", "if (!stop) return"],
  ]),
  ...mutantsOf("lib/audiences/queries/withheld-mailings.ts", WITHHELD, [
    [
      "a message to a sensitive set is anybody's to send",
      "if ((await listWithheldMailings(db, reader)).includes(mailing)) throw",
      "if (mailing === reader.editionId) throw",
    ],
  ]),
  ...mutantsOf("lib/audiences/queries/withheld-mailings.ts", WITHHELD, [
    [
      "all messages by their kind are nobody's secret",
      `mail === ("mailing" satisfies TemplateName) && withheld.size > 0`,
      "false",
    ],
  ]),
  ...mutantsOf("lib/participants/queries/open-bulk.ts", SET_OF_BULK, [
    [
      "an act on many is seen by who could not find its people",
      "(await isOpenSet(db, scope, parameters.closable)) ?",
      "parameters ?",
    ],
  ]),
  ...mutantsOf("lib/audiences/schema/people-set.ts", SET_OF_BULK, [
    [
      "a set found by a sensitive answer is everybody's",
      `["answer", "consent", "told"]`,
      `["consent", "told"]`,
    ],
    [
      "a set found by a sensitive consent is everybody's",
      `["answer", "consent", "told"]`,
      `["answer", "told"]`,
    ],
    [
      "a set found by a sensitive message is everybody's",
      `["answer", "consent", "told"]`,
      `["answer", "consent"]`,
    ],
  ]),
  ...mutantsOf("lib/audiences/queries/open-set.ts", SET_OF_BULK, [
    ["what was looked for is kept", `how: "filled", values: [] }`, `how: "is", values: ["peanuts"] }`],
    ["whoever may read one circle may read all", ` && may(reader, "view-confidential")`, ""],
  ]),
  ...mutantsOf(
    "lib/forms/commands/edit-form.ts",
    ["lib/forms/commands/who-reads.db.test.ts"],
    [
      [
        "limits count answers that were for fewer",
        "hasLimit(written.value.options) && (await wasAnsweredForFewer(tx, { organisationId, id }))",
        "!id",
      ],
    ],
  ),
  ...mutantsOf(
    "lib/participants/queries/cells.ts",
    ["security/readers.db.test.ts"],
    [["a column shows everybody's answers", "row && mayFilterBy(scope, fieldVersion, field)", "row"]],
  ),
];
