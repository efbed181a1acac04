import { at, edit, type GatedActions, gated } from "./gated";

const venue = { "name.en": "Venue", city: "", latitude: "", longitude: "", order: "" };

/** What an edition says of itself, whether it is public, and its memory. */
export const EDITIONS: GatedActions = {
  arrangeTodoAction: gated("arrange-todos", (w) => ({
    ...at(w),
    todo: "decide",
    member: "",
    until: "2099-01-01",
  })),
  editEditionTextsAction: gated("edit-edition", (w) => ({ ...edit(w), "title.en": "Edition" })),
  editEditionPlaceAction: gated("edit-edition", (w) => ({
    ...edit(w),
    year: "2027",
    city: "Trieste",
    country: "IT",
    timeZone: "Europe/Rome",
    mode: "on_site",
    languages: "en, it",
    contactEmail: "school@example.org",
    replyTo: "",
  })),
  createVenueAction: gated("edit-edition", (w) => ({ ...at(w), ...venue })),
  editVenueAction: gated("edit-edition", (w) => ({ ...edit(w), venue: w.venue.id, ...venue }), "venue"),
  deleteVenueAction: gated(
    "edit-edition",
    (w) => ({ ...edit(w), venue: w.venue.id, to: w.otherVenue.id }),
    "venue",
  ),
  bringBackVenueAction: gated("edit-edition", (w) => ({ ...edit(w), venue: w.deletedVenue.id }), "venue"),
  editEditionWindowAction: gated("edit-edition", (w) => ({
    ...edit(w),
    registrationOpens: "",
    registrationCloses: "",
  })),
  putUpNoticeAction: gated("edit-edition", (w) => ({
    ...at(w),
    "text.en": "Room changed",
    until: "2099-01-01T12:00",
  })),
  takeDownNoticeAction: gated("edit-edition", (w) => ({ ...at(w), notice: w.notice.id }), "notice"),
  putBackNoticeAction: gated("edit-edition", (w) => ({ ...at(w), notice: w.oldNotice.id }), "notice"),
  saveEditionDayAction: gated("edit-edition", (w) => ({ ...edit(w), date: "2027-05-07" })),
  saveHostAction: gated(
    "edit-edition",
    (w) => ({ ...edit(w), id: w.host.id, name: "Host", role: "host" }),
    "id",
  ),
  moveHostAction: gated("edit-edition", (w) => ({ ...at(w), host: w.host.id, to: "up", before: "" }), "host"),
  saveAccessItemAction: gated("edit-edition", (w) => ({
    ...edit(w),
    kind: "step_free",
    "title.en": "Lift",
    order: "0",
  })),
  lookAtTextsAction: gated("edit-edition", (w) => ({ ...at(w), record: "" })),
  saveQuestionAction: gated("edit-edition", (w) => ({ ...edit(w), "question.en": "Where?", order: "0" })),
  removeEditionItemAction: gated("edit-edition", (w) => ({ ...edit(w), part: "host", id: w.host.id }), "id"),
  transitionEditionAction: gated("publish-edition", (w) => ({ ...edit(w), transition: "unpublish" })),
  cancelEditionAction: gated("cancel-edition", (w) => ({
    ...edit(w),
    "reason.en": "Flood",
    name: "Example edition",
  })),
  stopCancellationAction: gated("cancel-edition", (w) => edit(w)),
  setUndoTimeAction: gated("edit-edition", (w) => ({ ...edit(w), seconds: "30" })),
  addSectionAction: gated("edit-edition", (w) => ({ ...at(w), kind: "text", key: crypto.randomUUID() })),
  saveSectionAction: gated(
    "edit-edition",
    (w) => ({ ...edit(w), id: w.section.id, kind: "cost", "title.en": "Section" }),
    "id",
  ),
  arrangeSectionAction: gated("edit-edition", (w) => ({ ...edit(w), id: w.section.id, act: "hide" }), "id"),
  publishSectionsAction: gated("edit-edition", (w) => at(w)),
  restoreSectionsAction: gated("edit-edition", (w) => ({ ...at(w), number: "1" })),
  editRecapAction: gated("edit-recap", (w) => ({ ...at(w), version: "0", "title.en": "Recap" })),
};
