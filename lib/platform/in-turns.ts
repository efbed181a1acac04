/** Work that stops now and then, where others may have a turn; what it returns is its value. */
export type Turns<Value> = Generator<undefined, Value, undefined>;

/** How long others wait for a turn at most, if the work stops often enough, in ms. */
const TURN_MS = 20;

/** Does the work bit by bit: whoever else asks this process is answered in between. */
export async function inTurns<Value>(work: Turns<Value>): Promise<Value> {
  let began = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}

/** Does the same at once, for callers on whom nobody waits. */
export function atOnce<Value>(work: Turns<Value>): Value {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}
