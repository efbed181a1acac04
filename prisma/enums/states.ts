import type { OutboxState, RegistrationState } from "../generated/enums";

/**
 * What the states of a registration and of a message mean, beside their enums and for every noun alike. A new state does
 * not compile until each group has said whether it is one of its own.
 */
const REGISTRATION = {
  draft: { live: false, holdsPlace: false, ended: false },
  pending: { live: true, holdsPlace: false, ended: false },
  confirmed: { live: true, holdsPlace: true, ended: false },
  waitlisted: { live: true, holdsPlace: false, ended: false },
  offered: { live: true, holdsPlace: true, ended: false },
  declined: { live: false, holdsPlace: false, ended: true },
  withdrawn: { live: false, holdsPlace: false, ended: true },
  cancelled: { live: false, holdsPlace: false, ended: true },
} as const satisfies Record<RegistrationState, Record<"live" | "holdsPlace" | "ended", boolean>>;

const MESSAGE = {
  draft: { onItsWay: false, asksHand: true },
  queued: { onItsWay: true, asksHand: false },
  sending: { onItsWay: true, asksHand: false },
  sent: { onItsWay: false, asksHand: false },
  failed: { onItsWay: false, asksHand: true },
  bounced: { onItsWay: false, asksHand: false },
  cancelled: { onItsWay: false, asksHand: false },
} as const satisfies Record<OutboxState, Record<"onItsWay" | "asksHand", boolean>>;

type Having<Table, Flag extends string> = {
  [State in keyof Table]: Table[State] extends Readonly<Record<Flag, true>> ? State : never;
}[keyof Table];

function having<Table extends Readonly<Record<string, object>>, Flag extends string>(
  table: Table,
  flag: Flag,
): ReadonlyArray<Having<Table, Flag>> {
  const states = Object.entries(table).filter(([, flags]) => (flags as Record<string, boolean>)[flag]);
  return states.map(([state]) => state as Having<Table, Flag>);
}

/** Holds or waits for a place: may change, withdraw, be decided. The unique indexes of `registration` repeat this group. */
export const LIVE = having(REGISTRATION, "live");
/** Counts against the capacity of its quotas. */
export const HOLDS_PLACE = having(REGISTRATION, "holdsPlace");
/** Was a registration, and is none any more. */
export const ENDED = having(REGISTRATION, "ended");

/** Whatever became of it: sent, and no draft. */
export const SUBMITTED = [...LIVE, ...ENDED] as const;

/** Queued, or with a mail server just now: its person will have it without anybody doing anything. */
export const ON_ITS_WAY = having(MESSAGE, "onItsWay");
/** Leaves only when an organiser says so; a bounced one has left, and is the address's fault. */
export const ASKS_HAND = having(MESSAGE, "asksHand");

/** Whether a state, as it comes from wherever, is of a group. */
export function isOf<State extends string>(group: readonly State[], state: string | null): state is State {
  return group.some((one) => one === state);
}
