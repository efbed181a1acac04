import { AppError } from "../errors";

/** Who waits for their picture while another one is made; more would hold too many files in the memory. */
const MOST_WAITING = 6;
const MOST_CARDS = 20;
const RETRY_SECONDS = 10;

/** What is waited for: a picture's sizes, or a card that is drawn. Neither waits for the other. */
type Kind = "picture" | "card";
const MOST: Record<Kind, number> = { picture: MOST_WAITING, card: MOST_CARDS };

const shared = globalThis as {
  convivioPictures?: Partial<Record<Kind, { last: Promise<unknown>; waiting: number }>>;
};

/**
 * One picture at a time in this process: making sizes takes the whole of a processor for seconds, and a small server has two.
 * @throws AppError("unavailable") when too many wait
 */
export async function oneAtATime<Value>(work: () => Promise<Value>, kind: Kind = "picture"): Promise<Value> {
  shared.convivioPictures ??= {};
  shared.convivioPictures[kind] ??= { last: Promise.resolve(), waiting: 0 };
  const queue = shared.convivioPictures[kind];
  if (queue.waiting >= MOST[kind]) throw new AppError("unavailable", RETRY_SECONDS);
  queue.waiting += 1;
  const turn = queue.last.then(work);
  queue.last = turn.catch(() => {});
  try {
    return await turn;
  } finally {
    queue.waiting -= 1;
  }
}
