import type { IncomingMessage } from "node:http";

export function noteForwarding(request: Pick<IncomingMessage, "url" | "headers">, peer: string): void;
