import { at, edit, type GatedActions, gated } from "./gated";

/** Releases, and overlaps that are accepted for them. */
export const RELEASES: GatedActions = {
  releaseAction: gated("release", (w) => ({ ...at(w), name: "First" })),
  rollBackAction: gated("release", (w) => ({ ...at(w), name: "Again", release: "1", seen: "2" })),
  planReleaseAction: gated("release", (w) => ({ ...edit(w), name: "Later", at: "2099-01-01T09:00" })),
  unplanReleaseAction: gated("release", edit),
  acceptOverlapAction: gated(
    "accept-overlaps",
    (w) => ({
      ...at(w),
      overlap: `room ${w.slot.id} ${w.breakSlot.id} ${w.room.id} 0 60000`,
      why: "A lightning block runs over.",
    }),
    "overlap",
  ),
  acceptSortAction: gated("accept-overlaps", (w) => ({
    ...at(w),
    sort: "room-short",
    seen: "0".repeat(16),
    why: "Self-organised.",
  })),
  takeBackAcceptanceAction: gated(
    "accept-overlaps",
    (w) => ({ ...at(w), what: "one", id: w.acceptance.id }),
    "id",
  ),
};
