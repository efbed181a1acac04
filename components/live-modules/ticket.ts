/** The module of the page of kept tickets. */
import { armKeptTickets } from "@/components/registration/arm-kept-tickets";
import { BUTTON_PARTS } from "./button-parts";
import { defineParts } from "./define-parts";

defineParts({ ...BUTTON_PARTS, KeptTickets: armKeptTickets });
