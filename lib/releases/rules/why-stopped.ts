import type { Parameters } from "@/lib/outbox/templates/registry";
import { isDue } from "@/lib/platform/dates/due";

export type StoppedBecause = Parameters["release-stopped"]["reason"];

/** How things stand where a release was planned. */
export interface Standing {
  releaseAt: Date;
  edition: {
    cancelledAt: Date | null;
    archivedAt: Date | null;
    deletedAt: Date | null;
  };
  /** Whether whoever planned it may still release. */
  mayRelease: boolean;
}

/** What stops a planned release, beside its programme; null: nothing. */
export function whyStopped({ releaseAt, edition, mayRelease }: Standing, now: Date): StoppedBecause | null {
  if (edition.cancelledAt) return "cancelled";
  if (edition.archivedAt || edition.deletedAt) return "archived";
  if (isDue(releaseAt, now) === "too-late") return "too-late";
  return mayRelease ? null : "no-right";
}
