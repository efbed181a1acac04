import { inLockedTransaction, type MigrationConnection } from "./migrate";

/** How many rows of each kind a step changed, or left to the organiser. */
export type StepCounts = Record<string, number>;

export interface StepBatch {
  /** Where the next batch begins; null when there is none. */
  next: string | null;
  counts: StepCounts;
}

/**
 * What SQL can't compute for rows that are there already: keys, for example. A step leaves alone and does not count what is
 * right already, so that running it again changes nothing.
 */
export interface Step {
  /** Stored in the ledger; never changes. */
  name: string;
  /** One batch after `from` (null: the first), inside a transaction that the runner opened and commits. */
  run: (connection: MigrationConnection, from: string | null) => Promise<StepBatch>;
}

interface Progress {
  next: string | null;
  counts: StepCounts;
  finished: boolean;
}

const START: Progress = { next: null, counts: {}, finished: false };

/**
 * Runs what is not finished, in order, batch by batch: each in a transaction of its own under the lock of the migrations,
 * with its progress in `setting`. A process that is killed leaves whole batches; the next one goes on behind the last.
 * Several processes that start at once take turns. The ledger is kept in backups: it belongs to the rows.
 * @returns what the steps that were finished now have counted, by name
 */
export async function runSteps(
  connection: MigrationConnection,
  steps: readonly Step[],
): Promise<Array<{ name: string; counts: StepCounts }>> {
  const finished: Array<{ name: string; counts: StepCounts }> = [];
  for (const step of steps) {
    let state = START;
    let here = false;
    while (!state.finished) {
      await inLockedTransaction(connection, async () => {
        state = await readProgress(connection, step);
        if (state.finished) return;
        const batch = await step.run(connection, state.next);
        state = {
          next: batch.next,
          counts: added(state.counts, batch.counts),
          finished: batch.next === null,
        };
        here = state.finished;
        await writeProgress(connection, step, state);
      });
    }
    if (here) finished.push({ name: step.name, counts: state.counts });
  }
  return finished;
}

const ledgerKey = (step: Step) => `step:${step.name}`;

async function readProgress(connection: MigrationConnection, step: Step): Promise<Progress> {
  const { rows } = await connection.query("SELECT value FROM setting WHERE key = $1", [ledgerKey(step)]);
  return (rows[0] as { value: Progress } | undefined)?.value ?? START;
}

async function writeProgress(connection: MigrationConnection, step: Step, state: Progress): Promise<void> {
  await connection.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, now())
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()`,
    [ledgerKey(step), JSON.stringify(state)],
  );
}

function added(one: StepCounts, other: StepCounts): StepCounts {
  const sum = { ...one };
  for (const [what, count] of Object.entries(other)) sum[what] = (sum[what] ?? 0) + count;
  return sum;
}
