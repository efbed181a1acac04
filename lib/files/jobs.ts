import "server-only";
import { repeat } from "@/lib/platform/repeat";
import { dropBytes } from "./commands/drop-bytes";

/** Takes away the bytes of files whose record went with something else: a host, a speaker, a school. */
export function startDroppingBytes(): { stop: () => void } {
  return repeat("bytes of deleted files dropped", dropBytes);
}
