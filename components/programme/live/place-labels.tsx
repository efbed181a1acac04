"use client";

import { useEffect } from "react";
import { armPlaces, type PlaceLabelsProps } from "./arm-places";

/** Draws nothing: what is left in sessions is said in the labels that stand beside them. */
export function PlaceLabels({ file, words }: PlaceLabelsProps) {
  useEffect(() => armPlaces({ file, words }), [file, words]);
  return null;
}
