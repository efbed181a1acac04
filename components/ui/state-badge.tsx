import type { Phase } from "@/lib/editions/rules/phases";
import type { MailingState, OutboxState, RegistrationState } from "@/prisma/generated/enums";

/** What may stand on a badge: states of registrations, messages and mailings, and the phase of an edition. */
type BadgeState = RegistrationState | OutboxState | MailingState | Phase;

/**
 * The one look of each state, wherever it stands: a filled square where it is done or open, half a square where somebody is
 * awaited, a turned one where it waits, a bar where it is out of play. A new state does not compile without its look.
 */
const LOOKS: Record<BadgeState, string> = {
  confirmed: "state--on l-pine",
  offered: "state--half l-pine",
  pending: "state--half l-ochre",
  waitlisted: "state--wait l-lagoon",
  declined: "state--off",
  withdrawn: "state--off",
  cancelled: "state--off",
  draft: "state--off",
  queued: "state--half l-ochre",
  planned: "state--wait l-lagoon",
  sending: "state--half l-lagoon",
  sent: "state--on l-pine",
  failed: "state--wait l-tomato",
  bounced: "state--wait l-tomato",
  announced: "state--half l-ochre",
  open: "state--on l-pine",
  full: "state--on l-tomato",
  closed: "state--half l-ochre",
  running: "state--on l-pine",
  past: "state--off",
  archived: "state--off",
};

/** A state as a shape with its word: never by colour alone. */
export function StateBadge({ state, text }: { state: BadgeState; text: string }) {
  return <span className={`state ${LOOKS[state]}`}>{text}</span>;
}
