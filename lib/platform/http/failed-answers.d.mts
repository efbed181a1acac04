import type { IncomingMessage, ServerResponse } from "node:http";

export function watchAnswer(request: IncomingMessage, response: ServerResponse): void;
