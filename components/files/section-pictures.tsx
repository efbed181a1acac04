import type { ReactNode } from "react";
import type { Picture } from "@/lib/files/queries/pictures";
import { PictureRow } from "./picture-row";

const ofSection = (pictures: readonly Picture[], id: string) =>
  pictures.filter(({ sectionId }) => sectionId === id);

/** Draws the pictures of a section, by its id; nothing where it has none. */
export const drawPictures =
  (pictures: readonly Picture[]) =>
  (id: string): ReactNode => {
    const own = ofSection(pictures, id);
    return own.length > 0 ? <PictureRow pictures={own} /> : null;
  };

/** The sections without those that would be a heading over nothing: of pictures that are not there, or not told yet. */
export const toldWithPictures = <Section extends { id: string; kind: string; text?: unknown }>(
  sections: readonly Section[],
  pictures: readonly Picture[],
): Section[] =>
  sections.filter(({ id, kind, text }) => kind !== "picture" || text || ofSection(pictures, id).length > 0);
