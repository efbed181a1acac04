/** { since: ISO instant, reason: "restore" | "operator" }: the dispatcher sends nothing while the row of `setting` is there. */
export const OUTBOX_PAUSED = "outbox-paused";
/** { at: ISO instant }: written by the dispatcher at every round; /api/readyz reads it. */
export const DISPATCHER_HEARTBEAT = "dispatcher-heartbeat";

/** Whether a moment had come before a backup was brought back, as the mark of the pause has it. */
export function wasDueBeforeRestore(
  moment: Date,
  paused: Readonly<Partial<Record<"reason" | "since", string>>>,
): boolean {
  return paused.reason === "restore" && moment.getTime() <= Date.parse(paused.since ?? "");
}
