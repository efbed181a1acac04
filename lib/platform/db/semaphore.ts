import { AppError, isAppError } from "../errors";

/** What is said where nothing was measured yet, and never less: seconds. */
const SOON = 5;
/** Of how many passes the mean time is taken, about. */
const REMEMBERED = 20;
/** So many turns in a row that found no database are no accident of one connection. */
const AWAY_AFTER = 2;

interface Waiting {
  enter: () => void;
  refuse: (error: AppError) => void;
}

/**
 * Lets only so many through at once, the others in the order of their coming. Nobody waits longer than `patienceMs`, and
 * whoever finds `bound` others waiting is not kept: both are told in how many seconds the line will have gone through.
 */
export class Semaphore {
  #inside = 0;
  readonly #waiting: Waiting[] = [];
  #meanMs = 0;

  constructor(
    private readonly most: number,
    private readonly patienceMs: number,
    private readonly bound = Number.POSITIVE_INFINITY,
  ) {}

  /** Nobody is inside, and nobody waits. */
  get isIdle(): boolean {
    return this.#inside === 0;
  }

  /** Runs `work` when it is its turn. @throws AppError("unavailable") after waiting in vain, or where too many wait */
  async pass<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#inside >= this.most) await this.#turn();
    else this.#inside += 1;
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.#meanMs += (performance.now() - began - this.#meanMs) / REMEMBERED;
      // The place goes to the next one directly, so nobody slips in between.
      const next = this.#waiting.shift();
      if (next) next.enter();
      else this.#inside -= 1;
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.bound) throw this.#full();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter: () => {
          clearTimeout(timer);
          resolve();
        },
        refuse: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(this.#full());
      }, this.patienceMs);
      this.#waiting.push(waiting);
    });
  }

  /** Tells everybody who waits that it is in vain. */
  refuse(error: AppError): void {
    for (const waiting of this.#waiting.splice(0)) waiting.refuse(error);
  }

  #full(): AppError {
    const seconds = Math.ceil((this.#waiting.length * this.#meanMs) / this.most / 1_000);
    return new AppError("unavailable", Math.max(SOON, seconds));
  }
}

/**
 * A line of its own for each key: one is inside, the others wait in memory, in the order of their coming. When turns in a
 * row find no database, whoever waits is told so, and does not find it out one after the other.
 */
export class Queues {
  readonly #lines = new Map<string, { door: Semaphore; away: number }>();

  constructor(
    private readonly patienceMs: number,
    private readonly bound: number,
  ) {}

  /** Runs `work` alone among those with the same key. @throws AppError("unavailable") as a semaphore does */
  async pass<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const line = this.#lines.get(key) ?? { door: new Semaphore(1, this.patienceMs, this.bound), away: 0 };
    this.#lines.set(key, line);
    const turn = async () => {
      try {
        const value = await work();
        line.away = 0;
        return value;
      } catch (error) {
        line.away = isAppError(error) && error.code === "unavailable" ? line.away + 1 : 0;
        if (line.away >= AWAY_AFTER) line.door.refuse(error as AppError);
        throw error;
      }
    };
    try {
      return await line.door.pass(turn);
    } finally {
      if (line.door.isIdle) this.#lines.delete(key);
    }
  }
}
