import type { Form } from "../authorization/send";
import type { World } from "../authorization/world";

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
  saveEnrolmentAction: (own) => ({
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
  changeRegistrationAction: (own) => ({
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
