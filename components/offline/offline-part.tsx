import { LivePart } from "@/components/ui/live-part";
import { isSettled, type Phase } from "@/lib/editions/rules/phases";
import { KeepOffline } from "./keep-offline";

/** On a page of an edition with an agenda that is not over: it opens without a network from now on. */
export function OfflinePart({
  head,
  base,
}: {
  head: { phase: Phase; has: { agenda: boolean } };
  /** The address of the edition, with its language. */
  base: string;
}) {
  if (isSettled(head.phase) || !head.has.agenda) return null;
  return <LivePart name="KeepOffline" part={KeepOffline} given={{ edition: base }} />;
}
