import { AppError } from "../errors";

/** Who waits for their picture while another one is made; more would hold too many files in the memory. */
const MOST_WAITING = 6;
const RETRY_SECONDS = 10;

const shared = globalThis as { convivioPictures?: { last: Promise<unknown>; waiting: number } };

/**
 * One picture at a time in this process: making sizes takes the whole of a processor for seconds, and a small server has two.
 * @throws AppError("unavailable") when too many wait
 */
export async function oneAtATime<Value>(work: () => Promise<Value>): Promise<Value> {
  shared.convivioPictures ??= { last: Promise.resolve(), waiting: 0 };
  const queue = shared.convivioPictures;
  if (queue.waiting >= MOST_WAITING) throw new AppError("unavailable", RETRY_SECONDS);
  queue.waiting += 1;
  const turn = queue.last.then(work);
  queue.last = turn.catch(() => {});
  try {
    return await turn;
  } finally {
    queue.waiting -= 1;
  }
}
