import "server-only";
import type { Reader } from "@/lib/platform/db/client";
import { readMark } from "@/lib/platform/db/marks";
import { DISPATCHER_HEARTBEAT, OUTBOX_PAUSED } from "../rules/marks";

/** When a dispatcher was last seen, and whether sending is paused. */
export async function readDispatcher(reader: Reader): Promise<{ seenAt: Date | null; paused: boolean }> {
  const [heartbeat, paused] = await Promise.all([
    readMark(reader, DISPATCHER_HEARTBEAT),
    readMark(reader, OUTBOX_PAUSED),
  ]);
  return { seenAt: heartbeat?.at ? new Date(heartbeat.at) : null, paused: paused !== null };
}
