import type { IncomingMessage } from "node:http";

export const MOST_FIELDS: number;
export function statusOf(type: string, body: Buffer): number | null;
export function holdBody(request: IncomingMessage, done: (status: number | null) => void): void;
