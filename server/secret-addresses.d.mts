import type { ServerResponse } from "node:http";

export function isSecretAddress(path: string): boolean;
export function hideAddress(path: string, response: ServerResponse): void;
