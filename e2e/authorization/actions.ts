import type { Act } from "@/lib/access/policy";
import type { World } from "./world";

type Form = Record<string, string | string[]>;

/** An action of the desk: the act its gate names, and a form that it accepts, with the ids of a world. */
export interface GatedAction {
  act: Act;
  /** Whether a role for this edition alone is enough. */
  scope: "edition" | "organisation";
  form: (world: World) => Form;
  /** Fields that name records: with somebody else's ids in them nothing may happen. */
  ids: string[];
}

/** Actions whose gate is not a role: anybody, whoever is signed in, whoever holds a link. Reviewed one by one. */
export const OTHER_ACTIONS = [
  // Anybody: sign in.
  "requestSignInAction",
  "enterCodeAction",
  "followLinkAction",
  "signOutAction",
  // Whoever is signed in, about themselves.
  "signOutEverywhereAction",
  "forgetLoginAction",
  // Founders: whom NEW_ORGANISATIONS allows.
  "createOrganisationAction",
  "createFirstSchoolAction",
  // Anybody: a draft; then whoever holds its link.
  "beginDraftAction",
  "changeYouAction",
  "saveCooperativeAction",
  "savePartAction",
  "sendRegistrationAction",
  // Whoever holds the private link of a registration, about it alone; anybody asks for links, which go to the address.
  "changeOwnAction",
  "correctEmailAction",
  "withdrawAction",
  "withdrawConsentAction",
  "eraseAction",
  "sendLinksAction",
];

const at = (world: World): Form => ({ school: world.school.slug, edition: world.edition.slug });
const edit = (world: World): Form => ({ ...at(world), version: "1" });
const place = { room: "", date: "2027-05-06", time: "18:00", minutes: "30", choose: "" };

function gated(act: Act, form: (world: World) => Form, ...ids: string[]): GatedAction {
  return { act, scope: "edition", form, ids };
}
function whole(act: Act, form: (world: World) => Form, ...ids: string[]): GatedAction {
  return { act, scope: "organisation", form, ids };
}
const programme = (form: (world: World) => Form, ...ids: string[]) => gated("edit-programme", form, ...ids);
const page = (form: (world: World) => Form, ...ids: string[]) => gated("edit-edition", form, ...ids);
const places = (form: (world: World) => Form, ...ids: string[]) => gated("decide-registration", form, ...ids);

const theme = { "title.en": "Theme", colour: "pine" };
const room = { name: "Sala", kind: "physical", order: "0" };
const session = { "title.en": "Talk", kind: "lecture", languages: "en" };
const speaker = { fullName: "Ada Esempio", affiliation: "", country: "" };
const practice = { "title.en": "Practice", affiliation: "", contact: "", licence: "" };
const category = { "name.en": "Member", order: "0", public: "on" };

/** Every action behind a role. */
export const ACTIONS: Record<string, GatedAction> = {
  createThemeAction: programme((w) => ({ ...at(w), ...theme })),
  editThemeAction: programme((w) => ({ ...edit(w), theme: w.theme.id, number: "1", ...theme }), "theme"),
  removeThemeAction: programme((w) => ({ ...edit(w), theme: w.theme.id }), "theme"),
  createRoomAction: programme((w) => ({ ...at(w), ...room })),
  editRoomAction: programme((w) => ({ ...edit(w), room: w.room.id, ...room }), "room"),
  removeRoomAction: programme((w) => ({ ...edit(w), room: w.room.id }), "room"),
  createSpeakerAction: programme((w) => ({ ...at(w), ...speaker })),
  editSpeakerAction: programme((w) => ({ ...edit(w), speaker: w.speaker.id, ...speaker }), "speaker"),
  removeSpeakerAction: programme((w) => ({ ...edit(w), speaker: w.speaker.id }), "speaker"),
  createSessionAction: programme((w) => ({ ...at(w), ...session, theme: w.theme.id }), "theme"),
  editSessionAction: programme((w) => ({ ...edit(w), session: w.session.id, ...session }), "session"),
  stepSessionAction: programme((w) => ({ ...edit(w), session: w.session.id, step: "cancel" }), "session"),
  placeSessionAction: programme((w) => ({ ...at(w), ...place, session: w.loose.id }), "session"),
  moveSlotAction: programme((w) => ({ ...edit(w), ...place, slot: w.slot.id }), "slot"),
  unscheduleSlotAction: programme((w) => ({ ...edit(w), slot: w.slot.id }), "slot"),
  addBreakAction: programme((w) => ({ ...at(w), ...place, kind: "break", "title.en": "Tea" })),
  editBreakAction: programme(
    (w) => ({ ...edit(w), ...place, slot: w.pause.id, kind: "break", "title.en": "Tea" }),
    "slot",
  ),
  // It only answers a question about one's own board; somebody else's session is on none.
  checkMoveAction: programme((w) => ({ ...at(w), ...place, session: w.loose.id })),
  importScheduleAction: programme((w) => ({ ...at(w), step: "show", language: "en" })),
  releaseAction: gated("release", (w) => ({ ...at(w), name: "First" })),
  acceptOverlapAction: gated(
    "release",
    (w) => ({
      ...at(w),
      overlap: `room ${w.slot.id} ${w.pause.id} ${w.room.id} 0 60000`,
      why: "A lightning block runs over.",
    }),
    "overlap",
  ),
  acceptSortAction: gated("release", (w) => ({
    ...at(w),
    sort: "room-short",
    seen: "0".repeat(16),
    why: "Self-organised.",
  })),
  withdrawAcceptanceAction: gated("release", (w) => ({ ...at(w), what: "one", id: w.acceptance.id }), "id"),
  decideMessagesAction: gated("send-messages", (w) => ({ ...at(w), decision: "discard", message: "" })),
  saveMailingAction: gated(
    "send-messages",
    (w) => ({
      ...edit(w),
      mailing: w.mailing.id,
      audience: ["confirmed"],
      "subject.en": "News",
      "body.en": "Hello",
    }),
    "mailing",
  ),
  sendMailingAction: gated("send-messages", (w) => ({ ...edit(w), mailing: w.mailing.id }), "mailing"),
  editEditionTextsAction: page((w) => ({ ...edit(w), "title.en": "Edition" })),
  editEditionPlaceAction: page((w) => ({
    ...edit(w),
    year: "2027",
    city: "Trieste",
    country: "IT",
    address: "",
    timeZone: "Europe/Rome",
    mode: "on_site",
    languages: "en, it",
    contactEmail: "school@example.org",
  })),
  editEditionWindowAction: page((w) => ({ ...edit(w), registrationOpens: "", registrationCloses: "" })),
  saveEditionDayAction: page((w) => ({ ...edit(w), date: "2027-05-07" })),
  saveHostAction: page((w) => ({ ...edit(w), id: w.host.id, name: "Host", role: "host", order: "0" }), "id"),
  saveAccessItemAction: page((w) => ({
    ...edit(w),
    kind: "step_free",
    "title.en": "Lift",
    order: "0",
  })),
  saveQuestionAction: page((w) => ({ ...edit(w), "question.en": "Where?", order: "0" })),
  removeEditionPartAction: page((w) => ({ ...edit(w), part: "host", id: w.host.id }), "id"),
  stepEditionAction: page((w) => ({ ...edit(w), step: "unpublish" })),
  cancelEditionAction: page((w) => ({ ...edit(w), "reason.en": "Flood", name: "Example edition" })),
  editRecapAction: page((w) => ({ ...at(w), version: "0", "title.en": "Recap" })),
  createCategoryAction: places(
    (w) => ({ ...at(w), ...category, "quotas.0.quota": w.quota.id }),
    "quotas.0.quota",
  ),
  editCategoryAction: places((w) => ({ ...edit(w), ...category, category: w.category.id }), "category"),
  removeCategoryAction: places((w) => ({ ...edit(w), category: w.category.id }), "category"),
  createQuotaAction: places((w) => ({ ...at(w), "name.en": "Quota", capacity: "5" })),
  renameQuotaAction: places((w) => ({ ...edit(w), quota: w.quota.id, "name.en": "Quota" }), "quota"),
  removeQuotaAction: places((w) => ({ ...edit(w), quota: w.quota.id }), "quota"),
  setCapacityAction: places((w) => ({ ...edit(w), quota: w.quota.id, capacity: "7" }), "quota"),
  decideRegistrationsAction: places(
    (w) => ({ ...at(w), registrations: [w.registration.id], decision: "cancel", words: "" }),
    "registrations",
  ),
  takeBackDecisionsAction: places((w) => ({ ...at(w), registrations: [w.registration.id] }), "registrations"),
  moveToCategoryAction: gated(
    "change-registration",
    (w) => ({ ...at(w), registration: w.registration.id, category: w.category.id }),
    "registration",
    "category",
  ),
  keepApartAction: gated(
    "change-registration",
    (w) => ({ ...at(w), registration: w.registration.id, other: w.twin.id }),
    "registration",
    "other",
  ),
  addByHandAction: gated(
    "add-registration",
    (w) => ({
      ...at(w),
      key: crypto.randomUUID(),
      fullName: "Bruno Beispiel",
      email: "bruno@example.org",
      affiliation: "",
      country: "",
      category: w.category.id,
      language: "de",
    }),
    "category",
  ),
  createPracticeAction: page((w) => ({ ...at(w), ...practice, theme: w.theme.id }), "theme"),
  editPracticeAction: page((w) => ({ ...edit(w), ...practice, practice: w.practice.id }), "practice"),
  deletePracticeAction: page((w) => ({ ...edit(w), practice: w.practice.id }), "practice"),
  bringBackPracticeAction: page((w) => ({ ...edit(w), practice: w.practice.id }), "practice"),
  linkPracticeAction: page((w) => ({ ...at(w), practice: w.practice.id }), "practice"),
  unlinkPracticeAction: page((w) => ({ ...at(w), practice: w.practice.id }), "practice"),
  editOrganisationAction: whole("change-settings", (w) => ({
    organisation: w.organisation.id,
    version: "1",
    name: "Federation",
    controllerName: "Federation",
    controllerAddress: "Street 1",
    privacyContact: "privacy@example.org",
    languages: "en, it",
  })),
  createSchoolAction: whole("change-settings", (w) => ({
    organisation: w.organisation.id,
    "title.en": "School",
    kind: "school",
  })),
  editSchoolAction: whole("edit-edition", (w) => ({
    school: w.school.slug,
    version: "1",
    slug: w.school.slug,
    kind: "school",
    "title.en": "School",
  })),
  createEditionAction: whole("edit-edition", (w) => ({
    school: w.school.slug,
    "title.en": "Edition",
    city: "Trieste",
    firstDay: "2028-05-06",
    days: "1",
    timeZone: "Europe/Rome",
    capacity: "",
    contactEmail: "school@example.org",
  })),
  inviteAction: whole("manage-team", (w) => ({
    organisation: w.organisation.id,
    email: "new@example.org",
    role: "viewer",
    edition: "",
    language: "en",
  })),
  changeRoleAction: whole(
    "manage-team",
    (w) => ({ organisation: w.organisation.id, version: "1", member: w.member.id, role: "editor" }),
    "member",
  ),
  removeMemberAction: whole(
    "manage-team",
    (w) => ({ organisation: w.organisation.id, version: "1", member: w.member.id }),
    "member",
  ),
};
