import { createHash } from "node:crypto";
import { isUuid } from "@/lib/platform/uuid";

/** The namespace of guids that this program derives (RFC 9562, version 5); never changes. */
const NAMESPACE = "5c1f2f0a-8c7e-5d55-9d0e-3d8b6d3c7a41";

/** The guid an event is known by: its own when it is a UUID, else one that always follows from what it wrote. */
export function readGuid(guid: string | null): { guid: string | null; derived: boolean } {
  if (guid === null) return { guid: null, derived: false };
  const lower = guid
    .trim()
    .toLowerCase()
    .replace(/^urn:uuid:|^\{|\}$/g, "");
  return isUuid(lower) ? { guid: lower, derived: false } : { guid: derivedGuid(guid.trim()), derived: true };
}

/** A name-based UUID (version 5). */
export function derivedGuid(name: string): string {
  const namespace = Buffer.from(NAMESPACE.replaceAll("-", ""), "hex");
  const hash = createHash("sha1").update(namespace).update(name, "utf8").digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * The guid of one slot of a session in a file where every event needs its own: the session's for the first, for the
 * others one that always follows from it.
 */
export function slotGuid(sessionGuid: string, ordinal: number): string {
  return ordinal === 1 ? sessionGuid : derivedGuid(`${sessionGuid}/${ordinal}`);
}

const MOST_SLOTS = 30;

/** From the guids of further slots to the guid of their session, for all sessions somebody may mean. */
export function slotGuids(sessionGuids: Iterable<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const guid of sessionGuids)
    for (let ordinal = 2; ordinal <= MOST_SLOTS; ordinal += 1) found.set(slotGuid(guid, ordinal), guid);
  return found;
}
