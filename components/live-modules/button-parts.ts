import { armCopy } from "@/components/layout/arm-copy";
import { armPrint } from "@/components/ui/arm-print";

/** What is alive without drawing anything: it stands in the page as the server drew it. */
export const BUTTON_PARTS = {
  CopyButton: (part: HTMLElement): void => {
    armCopy(part);
  },
  PrintButton: (part: HTMLElement): void => {
    const button = part.querySelector("button");
    if (button) armPrint(button);
  },
};
