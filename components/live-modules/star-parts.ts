import { armStar } from "@/components/programme/live/arm-star";
import type { StarButtonProps } from "@/components/programme/live/star-button";

/** The star of a session's page. */
export const STAR_PARTS = {
  StarButton: (part: HTMLElement): void => {
    armStar(part, JSON.parse(part.dataset.with ?? "{}") as StarButtonProps);
  },
};
