/** The module of the page of kept tickets. */
import { armKeptTickets, type KeptTicketsProps } from "@/components/registration/arm-kept-tickets";
import { BUTTON_PARTS } from "./button-parts";
import { defineParts } from "./define-parts";

defineParts({
  ...BUTTON_PARTS,
  KeptTickets: (part) => armKeptTickets(part, JSON.parse(part.dataset.with ?? "{}") as KeptTicketsProps),
});
