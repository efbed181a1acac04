/** The module of a session's page. */
import { BUTTON_PARTS } from "./button-parts";
import { defineParts } from "./define-parts";
import { STAR_PARTS } from "./star-parts";

defineParts({ ...BUTTON_PARTS, ...STAR_PARTS });
