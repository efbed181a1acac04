/** One request of a load: what was asked and what came back. */
export interface Shot {
  target: string;
  status: number;
  headers: Headers;
  body: string;
  /** When it was asked and answered, by performance.now(). */
  began: number;
  ended: number;
}

/** Something that can be asked again and again; the number differs each time. */
export type Target = (number: number) => Request;

/**
 * Clients that ask without a pause, each its own target again and again, until they are stopped.
 * @returns `stop`, which waits for the last answers and gives all of them
 */
export function startLoad(targets: Record<string, Target>, clientsEach: number) {
  const shots: Shot[] = [];
  let going = true;
  let number = 0;
  const clients = Object.entries(targets).flatMap(([target, make]) =>
    Array.from({ length: clientsEach }, async () => {
      while (going) {
        number += 1;
        shots.push(await shoot(target, make(number)));
      }
    }),
  );
  return {
    shots,
    async stop(): Promise<Shot[]> {
      going = false;
      await Promise.all(clients);
      return shots;
    },
  };
}

/** Asks once. Status 0: there was no answer. */
export async function shoot(target: string, request: Request): Promise<Shot> {
  const began = performance.now();
  try {
    const answer = await fetch(request, { redirect: "manual" });
    const body = await answer.text();
    const { status, headers } = answer;
    return { target, status, headers, body, began, ended: performance.now() };
  } catch (error) {
    const ended = performance.now();
    return { target, status: 0, headers: new Headers(), body: String(error), began, ended };
  }
}
