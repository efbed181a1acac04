import type { IncomingMessage, ServerResponse } from "node:http";

export function guardRedirect(request: IncomingMessage, response: ServerResponse): void;
