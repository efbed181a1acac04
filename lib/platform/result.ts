/** An expected outcome as a value: what was made, or the reason it was refused. Bugs and outages are thrown instead. */
export type Result<Value, Reason extends string> =
  | { ok: true; value: Value }
  | { ok: false; reason: Reason; detail?: Record<string, string | number> };

/** A success carrying `value`. */
export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** An expected refusal; `detail` holds the numbers and names its sentence needs, never a secret. */
export function refused<Reason extends string>(
  reason: Reason,
  detail?: Record<string, string | number>,
): { ok: false; reason: Reason; detail?: Record<string, string | number> } {
  return detail ? { ok: false, reason, detail } : { ok: false, reason };
}
