/** The module of a session's page. */
import { armStar } from "@/components/programme/live/arm-star";
import { BUTTON_PARTS } from "./button-parts";
import { defineParts } from "./define-parts";
import { PLACE_PARTS } from "./place-parts";

defineParts({ ...BUTTON_PARTS, ...PLACE_PARTS, StarButton: armStar });
