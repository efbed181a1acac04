import { armPlaces, type PlaceLabelsProps } from "@/components/programme/live/arm-places";

/** What is left of the places in sessions, on the agenda and on a session's page. */
export const PLACE_PARTS = {
  PlaceLabels: (_: HTMLElement, given: PlaceLabelsProps) => armPlaces(given),
};
