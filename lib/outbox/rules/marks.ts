/** { since: ISO instant, reason: "restore" | "operator" }: the dispatcher sends nothing while the row of `setting` is there. */
export const OUTBOX_PAUSED = "outbox-paused";
/** { at: ISO instant }: written by the dispatcher at every round; /api/readyz reads it. */
export const DISPATCHER_HEARTBEAT = "dispatcher-heartbeat";
