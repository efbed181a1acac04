import "server-only";
import { startDispatcher } from "./outbox/jobs/dispatch";
import { mintSignIn } from "./people/commands/mint-sign-in";
import { keepAddresses } from "./platform/cache/public-addresses";
import { watchTags } from "./platform/cache/watch";
import { watchForwarding } from "./platform/http/forwarding";
import { startDayMails, startPurge } from "./registration/jobs";
import { listPublicAddresses } from "./schools/queries/public-addresses";
import { listTagsDueBetween } from "./schools/queries/tags-due";

const shared = globalThis as { convivioDuties?: Array<{ stop: () => void }> };

/** Starts what a server process does besides answering requests. Idempotent. */
export function startDuties(): void {
  shared.convivioDuties ??= [
    watchTags(listTagsDueBetween),
    keepAddresses(listPublicAddresses),
    startDispatcher(mintSignIn),
    startPurge(),
    startDayMails(),
    watchForwarding(),
  ];
}
