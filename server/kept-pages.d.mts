import type { IncomingMessage, ServerResponse } from "node:http";

export interface KeptPages {
  answer(request: IncomingMessage, response: ServerResponse, target: string): boolean;
  follow(request: IncomingMessage, response: ServerResponse, pass: () => void): void;
}

export function keptPages(): KeptPages;
