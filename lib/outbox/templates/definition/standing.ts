import { HOLDS_PLACE, isOf, LIVE } from "@/prisma/enums/states";

/** How things stand when a mail is about to leave, which may be days after it was queued. */
export interface Standing {
  /** The registration's state; null: the mail is about none. */
  state: string | null;
  /** The state that an undo may still bring back; null: none. */
  comesBack: string | null;
  /** Whether the edition is cancelled. */
  cancelled: boolean;
  /** Whether the edition's last day is over. */
  over: boolean;
  /** The edition's first day (ISO date), until its first hour; without hours, until it is over. */
  firstDay: string | null;
  /** Whether the form of a draft still opens and registration takes it, were the edition not cancelled. */
  draftOpens: boolean;
  /** Whether the mail goes to the mailbox that the registration has now. */
  ownMailbox: boolean;
  /** Whether something that was asked later waits for the registration's answer. */
  toAnswer: boolean;
  /** Whom a mailing is written to, as stored states; null: it is none. */
  audience: readonly string[] | null;
}

/** Whether the edition is neither cancelled nor over. */
export const takesPlace = ({ cancelled, over }: Standing): boolean => !cancelled && !over;

/** Whether the registration has a place. */
export const holdsPlace = ({ state }: Standing): boolean => isOf(HOLDS_PLACE, state);

/** Whether the registration has a place or waits for one. */
export const isLive = ({ state }: Standing): boolean => isOf(LIVE, state);

/** Of mails that stay true however things stand. */
export const always = (): boolean => true;
