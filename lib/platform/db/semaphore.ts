import { AppError } from "../errors";

/** Lets only so many through at once, the others in the order of their coming; nobody waits longer than `patienceMs`. */
export class Semaphore {
  #inside = 0;
  readonly #waiting: Array<() => void> = [];

  constructor(
    private readonly most: number,
    private readonly patienceMs: number,
  ) {}

  /** Runs `work` when it is its turn. @throws AppError("unavailable") after waiting in vain */
  async pass<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#inside >= this.most) await this.#turn();
    else this.#inside += 1;
    try {
      return await work();
    } finally {
      // The place goes to the next one directly, so nobody slips in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }

  #turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(new AppError("unavailable", 5));
      }, this.patienceMs);
      this.#waiting.push(enter);
    });
  }
}
