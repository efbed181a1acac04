import "server-only";
import { startDispatcher } from "./outbox/jobs/dispatch";
import { mintSignIn } from "./people/commands/mint-sign-in";
import { watchTags } from "./platform/cache/watch";
import { watchForwarding } from "./platform/http/forwarding";
import { startDayMails, startPurge } from "./registration/jobs";
import { listTagsDueBetween } from "./schools/queries/tags-due";

const shared = globalThis as { convivioDuties?: Array<{ stop: () => void }> };

/** Starts what a server process does besides answering requests. Idempotent. */
export function startDuties(): void {
  shared.convivioDuties ??= [
    watchTags(listTagsDueBetween),
    startDispatcher(mintSignIn),
    startPurge(),
    startDayMails(),
    watchForwarding(),
  ];
}
