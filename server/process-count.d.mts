export function processCount(
  choice: { wished: string | undefined; embedded: boolean },
  machine?: { processors: number; memory: number },
): number;
export function poolFor(count: number): number;
