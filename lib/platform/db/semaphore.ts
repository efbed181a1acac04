import { AppError } from "../errors";

/** What is said where nothing was measured yet, and never less: seconds. */
const SOON = 5;
/** Of how many passes the mean time is taken, about. */
const REMEMBERED = 20;

/**
 * Lets only so many through at once, the others in the order of their coming. Nobody waits longer than `patienceMs`, and
 * whoever finds `bound` others waiting is not kept: both are told in how many seconds the line will have gone through.
 */
export class Semaphore {
  #inside = 0;
  readonly #waiting: Array<() => void> = [];
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
      if (next) next();
      else this.#inside -= 1;
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.bound) throw this.#full();
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(this.#full());
      }, this.patienceMs);
      this.#waiting.push(enter);
    });
  }

  #full(): AppError {
    const seconds = Math.ceil((this.#waiting.length * this.#meanMs) / this.most / 1_000);
    return new AppError("unavailable", Math.max(SOON, seconds));
  }
}

/** A line of its own for each key: one is inside, the others wait in memory, in the order of their coming. */
export class Queues {
  readonly #lines = new Map<string, Semaphore>();

  constructor(
    private readonly patienceMs: number,
    private readonly bound: number,
  ) {}

  /** Runs `work` alone among those with the same key. @throws AppError("unavailable") as a semaphore does */
  async pass<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const line = this.#lines.get(key) ?? new Semaphore(1, this.patienceMs, this.bound);
    this.#lines.set(key, line);
    try {
      return await line.pass(work);
    } finally {
      if (line.isIdle) this.#lines.delete(key);
    }
  }
}
