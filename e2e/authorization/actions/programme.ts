import { at, edit, type GatedActions, gated } from "./gated";

const theme = { "title.en": "Theme", colour: "pine" };
const room = { name: "Sala", kind: "physical", order: "0" };
const session = { "title.en": "Talk", kind: "lecture", languages: "en" };
const speaker = { fullName: "Ada Esempio", affiliation: "", country: "" };
const place = { room: "", date: "2027-05-06", time: "18:00", minutes: "30", choose: "" };

/** Themes, rooms, speakers, sessions, slots, and files to import. */
export const PROGRAMME: GatedActions = {
  createThemeAction: gated("edit-themes", (w) => ({ ...at(w), ...theme })),
  editThemeAction: gated(
    "edit-themes",
    (w) => ({ ...edit(w), theme: w.theme.id, number: "1", ...theme }),
    "theme",
  ),
  removeThemeAction: gated("edit-themes", (w) => ({ ...edit(w), theme: w.theme.id }), "theme"),
  createRoomAction: gated("edit-rooms", (w) => ({ ...at(w), ...room })),
  editRoomAction: gated("edit-rooms", (w) => ({ ...edit(w), room: w.room.id, ...room }), "room"),
  removeRoomAction: gated("edit-rooms", (w) => ({ ...edit(w), room: w.room.id }), "room"),
  createSpeakerAction: gated("edit-speakers", (w) => ({ ...at(w), ...speaker })),
  editSpeakerAction: gated(
    "edit-speakers",
    (w) => ({ ...edit(w), speaker: w.speaker.id, ...speaker }),
    "speaker",
  ),
  removeSpeakerAction: gated("edit-speakers", (w) => ({ ...edit(w), speaker: w.speaker.id }), "speaker"),
  inviteSpeakersAction: gated(
    "send-messages",
    (w) => ({ ...at(w), speaker: w.asked.id, asOf: "2099-01-01T00:00:00.000Z" }),
    "speaker",
  ),
  endSpeakerLinkAction: gated("edit-speakers", (w) => ({ ...edit(w), speaker: w.asked.id }), "speaker"),
  replyForAction: gated(
    "edit-speakers",
    (w) => ({
      ...{ ...at(w), speaker: w.asked.id, session: w.askedSession.id },
      ...{ reply: "confirmed", words: "Rang up" },
    }),
    "speaker",
    "session",
  ),
  setSpeakersUntilAction: gated("edit-edition", (w) => ({ ...edit(w), until: "2027-05-01" })),
  createSessionAction: gated("edit-sessions", (w) => ({ ...at(w), ...session, theme: w.theme.id }), "theme"),
  editSessionAction: gated(
    "edit-sessions",
    (w) => ({ ...edit(w), session: w.session.id, ...session }),
    "session",
  ),
  setSignUpAction: gated(
    "edit-sessions",
    (w) => ({ ...edit(w), session: w.session.id, signUp: "sign_up", capacity: "12", opensAt: "" }),
    "session",
  ),
  duplicateSessionAction: gated(
    "edit-sessions",
    (w) => ({ ...at(w), session: w.session.id, into: "" }),
    "session",
  ),
  transitionSessionAction: gated(
    "edit-sessions",
    (w) => ({ ...edit(w), session: w.session.id, transition: "cancel" }),
    "session",
  ),
  scheduleSessionAction: gated("edit-slots", (w) => ({ ...at(w), ...place, session: w.loose.id }), "session"),
  moveSlotAction: gated("edit-slots", (w) => ({ ...edit(w), ...place, slot: w.slot.id }), "slot"),
  unscheduleSlotAction: gated("edit-slots", (w) => ({ ...edit(w), slot: w.slot.id }), "slot"),
  addBreakAction: gated("edit-slots", (w) => ({ ...at(w), ...place, kind: "break", "title.en": "Tea" })),
  editBreakAction: gated(
    "edit-slots",
    (w) => ({ ...edit(w), ...place, slot: w.breakSlot.id, kind: "break", "title.en": "Tea" }),
    "slot",
  ),
  // It only answers a question about one's own board; somebody else's session is on none.
  checkMoveAction: gated("edit-slots", (w) => ({ ...at(w), ...place, session: w.loose.id })),
  pasteSessionsAction: gated("import-schedule", (w) => ({
    ...{
      ...at(w),
      locale: "en",
      step: "show",
      language: "en",
      kind: "workshop",
      text: "Bread – Ada Esempio",
    },
  })),
  quickAddAction: gated("import-schedule", (w) => ({
    ...at(w),
    language: "en",
    line: "Bread – Ada Esempio",
  })),
  takeBackPastedAction: gated("import-schedule", (w) => ({ ...at(w), batch: w.pasted.id }), "batch"),
  arrangeAction: gated(
    "edit-slots",
    (w) => ({ ...at(w), locale: "en", step: "show", act: "swap", slot: w.slot.id, other: w.breakSlot.id }),
    "slot",
    "other",
  ),
  takeBackArrangedAction: gated("edit-slots", (w) => ({ ...at(w), batch: w.arranged.id }), "batch"),
  changeSessionsAction: gated(
    "edit-sessions",
    (w) => ({
      ...{ ...at(w), locale: "en", step: "show", which: "ticked", sessions: [w.session.id], q: "" },
      ...{ ofTheme: "", ofKind: "", theme: "none", kind: "keep", languages: "", minutes: "" },
    }),
    "sessions",
  ),
  takeBackChangeAction: gated("edit-sessions", (w) => ({ ...at(w), batch: w.changed.id }), "batch"),
  importScheduleAction: gated("import-schedule", (w) => ({
    ...{ ...at(w), step: "show", language: "en", column: ["title", "people"] },
  })),
};
