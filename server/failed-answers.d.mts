import type { IncomingMessage, ServerResponse } from "node:http";

export function watchAnswer(request: IncomingMessage, response: ServerResponse): void;
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers?: Record<string, string>,
  forProgram?: boolean,
): void;
