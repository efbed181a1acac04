import type { Form } from "../authorization/send";
import type { World } from "../authorization/world";

/** What a person holds: the link of a draft, the private link of a registration, ids of what they see there. */
export interface Participant {
  draft: string;
  token: string;
  /** The address of their own calendar. */
  calendar: string;
  /** The link to take back what an organiser corrected. */
  wayBack: string;
  /** The link of a message that was written to many. */
  messages: string;
  /** The private link of a speaker, and a session of theirs. */
  speaker: string;
  session: string;
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
export const PUBLIC_FORMS: Record<string, (participant: Participant, world: World) => Form> = {
  requestSignInAction: () => ({ language: "en", to: "", email: "ada@example.org" }),
  enterCodeAction: () => ({ language: "en", to: "", email: "nobody@example.org", code: "123456" }),
  followLinkAction: () => ({ language: "en", token: "a".repeat(43) }),
  signOutAction: () => ({ language: "en" }),
  signOutEverywhereAction: () => ({ language: "en" }),
  forgetLoginAction: () => ({ language: "en", confirm: "on" }),
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
  changeYouAction: (participant) => ({ ...person, ...drawn, draft: participant.draft, check: "" }),
  saveCooperativeAction: (participant) => ({
    ...drawn,
    locale: "en",
    draft: participant.draft,
    check: "",
    affiliation: "Coop",
    country: "IT",
  }),
  saveEnrolmentAction: (participant) => ({
    ...drawn,
    locale: "en",
    draft: participant.draft,
    check: "",
    category: participant.category,
    mode: "on_site",
    [`answers.${participant.question}`]: "No nuts",
    [`agreed.${participant.term}`]: "on",
    [`shown.${participant.question}`]: "on",
    [`without.${participant.term}`]: "on",
  }),
  savePartAction: (participant) => ({
    ...drawn,
    locale: "en",
    draft: participant.draft,
    check: "",
    part: "2",
    [`answers.${participant.question}`]: "No nuts",
    [`agreed.${participant.term}`]: "on",
    [`shown.${participant.question}`]: "on",
    [`without.${participant.term}`]: "on",
  }),
  sendRegistrationAction: (participant) => ({
    locale: "en",
    draft: participant.draft,
    [`agreed.${participant.term}`]: "on",
    another: "yes",
    asked: "on",
  }),
  changeRegistrationAction: (participant) => ({
    ...drawn,
    locale: "en",
    fullName: "Ada Esempio",
    language: "en",
    token: participant.token,
    version: "1",
    affiliation: "Coop",
    country: "IT",
    [`answers.${participant.question}`]: "No nuts",
    [`agreed.${participant.term}`]: "on",
    [`shown.${participant.question}`]: "on",
    [`without.${participant.term}`]: "on",
  }),
  answerLaterAction: (participant) => ({
    ...drawn,
    locale: "en",
    token: participant.token,
    version: "1",
    [`answers.${participant.question}`]: "No nuts",
    [`agreed.${participant.term}`]: "on",
  }),
  bringStarsAction: (participant) => ({
    locale: "en",
    token: participant.token,
    stars: "[[1,true,1]]",
  }),
  chooseStarsAction: (participant) => ({
    locale: "en",
    token: participant.token,
    shown: "1 2",
    seen: "2",
    "marked.1": "on",
  }),
  endCalendarAction: (participant) => ({ locale: "en", token: participant.token }),
  signUpAction: (participant) => ({ locale: "en", token: participant.token, session: "1", swap: "on" }),
  leaveSessionAction: (participant) => ({ locale: "en", token: participant.token, session: "1" }),
  correctEmailAction: (participant) => ({
    locale: "en",
    token: participant.token,
    email: "ada.new@example.org",
  }),
  withdrawAction: (participant) => ({ locale: "en", token: participant.token, confirm: "on" }),
  withdrawConsentAction: (participant) => ({
    locale: "en",
    token: participant.token,
    consent: participant.consent,
  }),
  agreeLaterEditionsAction: (participant) => ({ locale: "en", token: participant.token, confirm: "on" }),
  eraseAction: (participant) => ({ locale: "en", token: participant.token, confirm: "on" }),
  stopMessagesAction: (participant) => ({ locale: "en", token: participant.messages, confirm: "on" }),
  wantMessagesAction: (participant) => ({ locale: "en", token: participant.messages, confirm: "on" }),
  replyToSessionAction: (participant) => ({
    locale: "en",
    token: participant.speaker,
    session: participant.session,
    reply: "confirmed",
    words: "With slides",
  }),
  editOwnTextsAction: (participant) => ({
    ...{ locale: "en", token: participant.speaker, version: "1" },
    ...{ "headline.en": "Baker", "biography.en": "Bread for all" },
  }),
  takeBackCorrectionAction: (participant) => ({ locale: "en", token: participant.wayBack, confirm: "on" }),
  confirmCorrectionAction: (participant) => ({ locale: "en", token: participant.wayBack, confirm: "on" }),
  sendLinksAction: () => ({ locale: "en", email: "nobody@example.org" }),
};
