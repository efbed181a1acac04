/** The module of pages where nothing but buttons is alive. */
import { BUTTON_PARTS } from "./button-parts";
import { defineParts } from "./define-parts";

defineParts(BUTTON_PARTS);
