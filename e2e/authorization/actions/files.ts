import { edit, type GatedActions, gated } from "./gated";

/** Pictures of an edition. */
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
  removePictureAction: gated("edit-pictures", (w) => ({ ...edit(w), fileId: w.picture.id }), "fileId"),
};
