/** Before the id of an edition: the tickets that somebody keeps on this device, by their registrations. */
const TICKETS = "convivio-ticket-";

/** A ticket as it was when it was kept: what the door scans, and what a person reads. */
export interface KeptTicket {
  fullName: string;
  reference: string;
  /** The edition, and when it is. */
  title: string;
  when: string;
  /** Facts with their names. */
  facts: Array<[string, string]>;
  /** A path of dark modules, one unit each. */
  qr: { path: string; size: number };
  /** From when it is, in words. */
  asOf: string;
  /** ISO 8601: afterwards it is gone. */
  until: string;
}

/** Null where a device keeps nothing for us. */
export function readTickets(edition: string): Record<string, KeptTicket> | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(TICKETS + edition) ?? "{}");
    const tickets = Object.entries(kept as Record<string, KeptTicket>);
    return Object.fromEntries(tickets.filter(([, { until }]) => Date.parse(until) > Date.now()));
  } catch {
    return null;
  }
}

/**
 * Keeps the ticket of a registration, or keeps it no more (null).
 * @returns false where there is no room for it
 */
export function keepTicket(edition: string, registration: string, ticket: KeptTicket | null): boolean {
  try {
    const { [registration]: _before, ...others } = readTickets(edition) ?? {};
    const all = ticket ? { ...others, [registration]: ticket } : others;
    if (Object.keys(all).length === 0) window.localStorage.removeItem(TICKETS + edition);
    else window.localStorage.setItem(TICKETS + edition, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}

/** Leaves no ticket of any edition on this device. */
export function forgetTickets(): void {
  try {
    const { localStorage } = window;
    for (const key of Object.keys(localStorage)) if (key.startsWith(TICKETS)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
