import "server-only";
import { watchTags } from "./platform/cache/watch";
import { listTagsDueBetween } from "./schools/queries/tags-due";

const shared = globalThis as { convivioDuties?: { stop: () => void } };

/** Starts what a server process does besides answering requests. Idempotent. */
export function startDuties(): void {
  shared.convivioDuties ??= watchTags(listTagsDueBetween);
}
