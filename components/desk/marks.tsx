import type { Phase } from "@/lib/editions/rules/phases";
import type { OutboxState, RegistrationState } from "@/prisma/generated/enums";
import styles from "./marks.module.css";

/** The phase of an edition: shape, colour and word. */
export function PhaseMark({ phase, text }: { phase: Phase; text: string }) {
  const shape: Record<Phase, string> = {
    announced: "state--half l-ochre",
    closed: "state--half l-ochre",
    open: "state--on l-pine",
    full: "state--on l-tomato",
    running: "state--on l-pine",
    draft: "state--off",
    archived: "state--off",
    past: "state--off",
    cancelled: "state--off l-tomato",
  };
  return <span className={`state ${shape[phase]}`}>{text}</span>;
}

const STATES: Record<RegistrationState | OutboxState, string> = {
  confirmed: "state--on l-pine",
  pending: "state--half l-ochre",
  waitlisted: "state--wait l-lagoon",
  offered: "state--half l-pine",
  declined: "state--off",
  withdrawn: "state--off",
  cancelled: "state--off",
  draft: "state--off",
  queued: "state--half l-ochre",
  sending: "state--half l-lagoon",
  sent: "state--on l-pine",
  failed: "state--wait l-tomato",
  bounced: "state--wait l-tomato",
};

/** A state of a registration or a message: filled square confirmed, half pending, turned square waiting, bar gone. */
export function StateMark({ state, text }: { state: keyof typeof STATES; text: string }) {
  return <span className={`state ${STATES[state]}`}>{text}</span>;
}

interface FillProps {
  /** Parts of the whole, each between 0 and `whole`. */
  taken: number;
  held: number;
  whole: number;
}

/** How full something is. Silent: the numbers stand beside it. */
export function Fill({ taken, held, whole }: FillProps) {
  const percent = (value: number) => (whole > 0 ? Math.min(100, (value / whole) * 100) : 0);
  const from = percent(taken);
  return (
    <svg className={styles.fill} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.on} width={from} height="10" />
      <rect className={styles.held} x={from} width={Math.min(100 - from, percent(held))} height="10" />
    </svg>
  );
}
