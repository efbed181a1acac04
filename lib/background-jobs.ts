import "server-only";
import { listPublicAddresses } from "@/lib/public-pages/queries/public-addresses";
import { listTagsDueBetween } from "@/lib/public-pages/queries/tags-due";
import { startPlanned } from "./audiences/jobs";
import { findMailings } from "./audiences/queries/written-mailings";
import { startCancellations } from "./editions/jobs";
import { startDroppingBytes } from "./files/jobs";
import { startDispatcher } from "./outbox/jobs/dispatch";
import { startUndoTimes } from "./participants/jobs";
import { issueSignInLink } from "./people/commands/issue-sign-in-link";
import { startPairs } from "./people/jobs";
import { watchTags } from "./platform/cache/watch";
import { startUpkeep } from "./platform/db/upkeep";
import { settings } from "./platform/env";
import { watchForwarding } from "./platform/http/forwarding";
import { webProcess } from "./platform/web-process.mjs";
import { keepAddresses } from "./public-pages/jobs/keep-addresses";
import { startDayMails, startPurge } from "./registration/jobs";
import { findMailContexts } from "./registration/queries/mail-context";
import { startPlannedReleases } from "./releases/jobs";

const shared = globalThis as { convivioBackgroundJobs?: Array<{ stop: () => void }> };

/** Starts what a server process does besides answering requests. Idempotent. */
export function startBackgroundJobs(): void {
  shared.convivioBackgroundJobs ??= [
    watchTags(listTagsDueBetween),
    keepAddresses(listPublicAddresses),
    watchForwarding(),
    // Of several processes one does what is to be done once. It would hold twice, too: each job takes a lease.
    ...(webProcess.hasJobs === false
      ? []
      : [
          startDispatcher({ issueSignInLink, findContexts: findMailContexts, findMailings }),
          startPurge(),
          startDayMails(),
          startPairs(),
          startUndoTimes(),
          startCancellations(),
          startDroppingBytes(),
          startPlanned(),
          startPlannedReleases(),
          ...(settings().embedded ? [startUpkeep()] : []),
        ]),
  ];
}
