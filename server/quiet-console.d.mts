interface Console {
  error(...given: unknown[]): void;
  warn(...given: unknown[]): void;
}

export function quietConsole(target?: Console, write?: (line: string) => unknown): void;
