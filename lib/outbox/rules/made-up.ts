import type { Standing } from "../templates/definition/standing";
import { MAILS, type TemplateName } from "../templates/registry";
import type { MailFacts } from "./mail-facts";

/** Nobody: of whom a mail speaks that is only looked at or tested. */
export const MADE_UP = { fullName: "Ada Esempio", reference: "K7PFRA" } as const;

/** What a mail says beside its reader, as it is looked at; nothing of what an organiser may add to one mail. */
export function exampleOf(template: TemplateName): Record<string, unknown> {
  const { words: _added, ...example } = MAILS[template].example;
  return example;
}

type Registration = NonNullable<MailFacts["registration"]>;

/** How a registration may stand, the most usual first, and what is known of it then. */
const STANDINGS: ReadonlyArray<[state: string, known: Pick<Registration, "ticket" | "waiting" | "rank">]> = [
  ["confirmed", { ticket: true, waiting: false, rank: null }],
  ["waitlisted", { ticket: false, waiting: true, rank: 1 }],
  ["pending", { ticket: false, waiting: false, rank: null }],
  ["declined", { ticket: false, waiting: false, rank: null }],
  ["withdrawn", { ticket: false, waiting: false, rank: null }],
  ["draft", { ticket: false, waiting: false, rank: null }],
];

/**
 * A registration as a mail speaks of it to whom it is sent: somebody's own where the mail could be theirs, else as it
 * stands when such a mail leaves. So a mail that gives a place is looked at with a ticket, whoever is looked at.
 * @param real whose registration; absent: nobody's
 */
export function registrationAsTold(
  template: TemplateName,
  real?: { state: string | null; registration: MailFacts["registration"] },
): Registration {
  const told = STANDINGS.filter(([state]) => isTold(template, state));
  const own = real?.registration;
  if (own && (told.length === 0 || isTold(template, real.state))) return own;
  const [, known] = told[0] ?? STANDINGS[0] ?? [];
  const { cost, payment, submittedAt } = own ?? {};
  return {
    ...{ ticket: true, waiting: false, rank: null, ...known, submittedAt: submittedAt ?? null },
    ...(cost ? { cost } : {}),
    ...(payment ? { payment } : {}),
  };
}

/** Whether a mail is sent to whoever has a registration in such a state, were all else as the mail needs it. */
function isTold(template: TemplateName, state: string | null): boolean {
  const { holds, example } = MAILS[template];
  const day = typeof example.day === "string" ? example.day : null;
  const standing: Omit<Standing, "state"> = {
    ...{ cancelled: false, over: false, firstDay: day, draftOpens: true, ownMailbox: true, comesBack: null },
    ...{ toAnswer: true, audience: null },
  };
  return holds({ ...standing, state }, example);
}
