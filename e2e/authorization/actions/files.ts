import { at, edit, type GatedActions, gated } from "./gated";

/** Pictures and materials of an edition. */
export const FILES: GatedActions = {
  editPictureAction: gated(
    "edit-pictures",
    (w) => ({
      ...edit(w),
      fileId: w.picture.id,
      "alt.en": "A square",
      credit: "",
      licence: "",
      decorative: "",
      showsPerson: "",
      agreed: "",
      order: "1",
      focusX: "50",
      focusY: "50",
    }),
    "fileId",
  ),
  createLinkAction: gated("edit-pictures", (w) => ({
    ...at(w),
    "title.en": "Slides",
    audience: "team",
    session: "",
    url: "https://slides.example/1",
  })),
  editMaterialAction: gated(
    "edit-pictures",
    (w) => ({
      ...edit(w),
      materialId: w.material.id,
      "title.en": "Slides",
      audience: "team",
      session: "",
      url: "https://slides.example/2",
      order: "1",
    }),
    "materialId",
  ),
  removeMaterialAction: gated(
    "edit-pictures",
    (w) => ({ ...edit(w), materialId: w.material.id }),
    "materialId",
  ),
  removePictureAction: gated("edit-pictures", (w) => ({ ...edit(w), fileId: w.picture.id }), "fileId"),
};
