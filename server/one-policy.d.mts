import type { ServerResponse } from "node:http";

export function joinPolicies(policies: readonly string[]): string;
export function sayOnePolicy(response: ServerResponse): void;
