import { armCopy } from "@/components/layout/arm-copy";
import { keepOffline, showTicketLink } from "@/components/offline/keep";
import type { KeepOfflineProps } from "@/components/offline/keep-offline";
import { armPrint } from "@/components/ui/arm-print";

/** What is alive without drawing anything: it stands in the page as the server drew it. */
export const BUTTON_PARTS = {
  CopyButton: armCopy,
  KeepOffline: (_: HTMLElement, { edition }: KeepOfflineProps): void => {
    showTicketLink();
    keepOffline(edition);
  },
  PrintButton: (part: HTMLElement): void => {
    const button = part.querySelector("button");
    if (button) armPrint(button);
  },
};
