export function keepProcesses(count: number): void;
