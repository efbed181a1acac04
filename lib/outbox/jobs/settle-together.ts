import "server-only";
import { type Outcomes, settleMails } from "../commands/settle-mail";

/**
 * Writes down at once what became of a mail. What is done while others are being written down is written next, together: so
 * nothing waits longer than it would for its own turn, and a round of mails is a few statements.
 * @param holder name of this dispatcher
 */
export function settler(holder: string): (outcomes: Outcomes) => Promise<void> {
  let waiting: Outcomes[] = [];
  let next: Promise<void> | null = null;
  let before: Promise<unknown> = Promise.resolve();
  const writeWaiting = () => {
    const mails = waiting;
    waiting = [];
    next = null;
    return settleTogether(mails, holder);
  };
  return (outcomes) => {
    waiting.push(outcomes);
    if (!next) {
      next = before.then(writeWaiting);
      // Whoever waits for these hears of a fault; the next ones don't.
      before = next.catch(() => {});
    }
    return next;
  };
}

/** One that can't be written keeps no other from it: what left and was not noted would leave twice. */
async function settleTogether(mails: readonly Outcomes[], holder: string): Promise<void> {
  try {
    await settleMails(mails, holder);
  } catch (error) {
    if (mails.length === 1) throw error;
    const each = await Promise.allSettled(mails.map((mail) => settleMails([mail], holder)));
    for (const one of each) if (one.status === "rejected") throw one.reason;
  }
}
