import type { Form } from "../authorization/send";
import type { World } from "../authorization/world";

/** Optional fields that a plain form of `ACTIONS` leaves out, with a value that is taken. */
export const MORE: Record<string, Form> = {
  importScheduleAction: {
    ...{ removeGone: "", file: "", packed: "", hash: "0".repeat(64), removal: "5" },
    ...{ "people.0.key": "ada esempio", "people.0.answer": "one", "people.0.shown": "one" },
  },
  createPracticeAction: texts("summary", "change", { country: "IT", url: "", sessions: [] }),
  editPracticeAction: texts("summary", "change", { country: "IT", theme: "", url: "", sessions: [] }),
  linkPracticeAction: { sessions: [] },
  createThemeAction: texts("summary"),
  editThemeAction: texts("summary"),
  createRoomAction: room(),
  editRoomAction: room(),
  createSpeakerAction: texts("headline", "biography", {
    sortName: "Esempio, Ada",
    email: "speaker@example.org",
  }),
  editSpeakerAction: texts("headline", "biography", {
    sortName: "Esempio, Ada",
    email: "speaker@example.org",
  }),
  createSessionAction: session(),
  editSessionAction: { ...session(), theme: "" },
  addBreakAction: texts("note"),
  editBreakAction: texts("note"),
  checkMoveAction: { slot: "" },
  releaseAction: texts("note"),
  addByHandAction: { mode: "", tell: "on" },
  decideRegistrationsAction: { tell: "on" },
  editEditionTextsAction: texts("tagline", "summary", "description", "audience", "cost", "accessNote"),
  editEditionPlaceAction: texts("venue", "directions", { number: "3", latitude: "", longitude: "" }),
  saveEditionDayAction: texts("label", "module", { id: "", starts: "", ends: "", mode: "" }),
  saveHostAction: { url: "https://host.example" },
  saveAccessItemAction: texts("text", { id: "" }),
  saveQuestionAction: texts("answer", { id: "" }),
  editRecapAction: texts("article", "videoCaption", {
    videoUrl: "https://video.example/1",
    published: "on",
    "figures.0.value": "30",
    "figures.0.label.en": "cooperators",
    "documents.0.url": "https://files.example/1",
    "documents.0.title.en": "Report",
  }),
  editOrganisationAction: texts("legalNotice"),
  createSchoolAction: { recurring: "on" },
  editSchoolAction: texts("summary", "description", { recurring: "on" }),
  createCategoryAction: texts("description", "cost", "payment", { closed: "" }),
  editCategoryAction: texts("description", "cost", "payment", { closed: "", "quotas.0.quota": "" }),
  // The version the draft has when the abuse comes is not known here; another one only shows the page anew.
  sendRegistrationAction: { version: "1" },
  inviteAction: { sensitiveData: "" },
  changeRoleAction: { sensitiveData: "" },
};

function texts(...names: Array<string | Form>): Form {
  const entries = names.map((name) => (typeof name === "string" ? { [`${name}.en`]: "Words" } : name));
  return Object.assign({}, ...entries);
}

function room(): Form {
  const rest = {
    capacity: "",
    stepFree: "",
    opens: "",
    closes: "",
    shared: "",
    joinLink: "",
    joinHours: "24",
  };
  return texts("floor", "equipment", rest);
}

function session(): Form {
  return texts("subtitle", "abstract", {
    noRecording: "on",
    "people.0.speaker": "",
    "people.0.role": "speaker",
    "interpretations.0.from": "",
    "interpretations.0.to": "",
    "interpretations.0.mode": "spoken",
    "interpretations.0.speaker": "",
  });
}

/** What a person holds: the link of a draft, the private link of a registration, ids of what they see there. */
export interface Own {
  draft: string;
  token: string;
  category: string;
  question: string;
  consent: string;
  term: string;
}

const person = { locale: "en", fullName: "Ada Esempio", email: "ada@example.org", language: "en" };
/** What a form carries along of the moment it was drawn. */
const drawn = { seen: JSON.stringify({ version: 1, values: {} }), over: "1" };
const firstSchool = {
  language: "en",
  name: "Federation",
  privacyContact: "privacy@example.org",
  title: "School",
  kind: "school",
  city: "Trieste",
  firstDay: "2028-05-06",
  days: "1",
  timeZone: "Europe/Rome",
};

/** A whole form for each action whose gate is not a role. */
export const OWN_FORMS: Record<string, (own: Own, world: World) => Form> = {
  requestSignInAction: () => ({ language: "en", to: "", email: "ada@example.org" }),
  enterCodeAction: () => ({ language: "en", to: "", email: "nobody@example.org", code: "123456" }),
  followLinkAction: () => ({ language: "en", token: "a".repeat(43) }),
  signOutAction: () => ({ language: "en" }),
  signOutEverywhereAction: () => ({ language: "en" }),
  forgetLoginAction: () => ({ language: "en", sure: "on" }),
  createOrganisationAction: () => ({
    language: "en",
    name: "Federation",
    privacyContact: "privacy@example.org",
  }),
  createFirstSchoolAction: () => ({ ...firstSchool }),
  beginDraftAction: (_own, world) => ({
    ...person,
    school: world.school.slug,
    edition: world.edition.slug,
    key: crypto.randomUUID(),
  }),
  changeYouAction: (own) => ({ ...person, ...drawn, draft: own.draft, check: "" }),
  saveCooperativeAction: (own) => ({
    ...drawn,
    locale: "en",
    draft: own.draft,
    check: "",
    affiliation: "Coop",
    country: "IT",
  }),
  savePartAction: (own) => ({
    ...drawn,
    locale: "en",
    draft: own.draft,
    category: own.category,
    mode: "on_site",
    [`answers.${own.question}`]: "No nuts",
    [`agreed.${own.term}`]: "on",
  }),
  sendRegistrationAction: (own) => ({
    locale: "en",
    draft: own.draft,
    [`agreed.${own.term}`]: "on",
    another: "yes",
    asked: "on",
  }),
  changeOwnAction: (own) => ({
    ...drawn,
    locale: "en",
    fullName: "Ada Esempio",
    language: "en",
    token: own.token,
    version: "1",
    affiliation: "Coop",
    country: "IT",
    [`answers.${own.question}`]: "No nuts",
    [`agreed.${own.term}`]: "on",
  }),
  correctEmailAction: (own) => ({ locale: "en", token: own.token, email: "ada.new@example.org" }),
  withdrawAction: (own) => ({ locale: "en", token: own.token, sure: "on" }),
  withdrawConsentAction: (own) => ({ locale: "en", token: own.token, consent: own.consent }),
  eraseAction: (own) => ({ locale: "en", token: own.token, sure: "on" }),
  sendLinksAction: () => ({ locale: "en", email: "nobody@example.org" }),
};
