import { readTickets } from "@/components/registration/ticket-store";

/** What a page says to the worker. */
export interface KeepEdition {
  /** The address of the edition, with its language. */
  keep: string;
}

/**
 * Asks the browser to keep the public pages of an edition, so that they open without a network. After everything else on
 * the page; where the browser can't, or its owner saves data, nothing happens.
 */
export function keepOffline(edition: string): void {
  const { connection, serviceWorker } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (!serviceWorker || connection?.saveData) return;
  const begin = async () => {
    // Below the schools of one language: neither the desk nor anything of somebody's own is ever asked of the worker.
    const registration = await serviceWorker.register("/sw.js", {
      scope: edition.replace(/[^/]+\/[^/]+$/, ""),
    });
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    worker?.postMessage({ keep: edition } satisfies KeepEdition);
  };
  const later = () => setTimeout(() => begin().catch(() => {}), 1_000);
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}

/** Shows the way to the tickets that are kept on this device. */
export function showTicketLink(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-ticket]"))
    place.hidden = Object.keys(readTickets(place.dataset.ticket ?? "") ?? {}).length === 0;
}
