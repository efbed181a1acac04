import { EDITIONS } from "./actions/editions";
import { FILES } from "./actions/files";
import { FORM } from "./actions/form";
import type { GatedActions } from "./actions/gated";
import { MESSAGES } from "./actions/messages";
import { ORGANISATIONS } from "./actions/organisations";
import { PARTICIPANTS } from "./actions/participants";
import { PLACES } from "./actions/places";
import { PRACTICES } from "./actions/practices";
import { PROGRAMME } from "./actions/programme";
import { RELEASES } from "./actions/releases";

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
  "saveEnrolmentAction",
  "savePartAction",
  "sendRegistrationAction",
  // Whoever holds the private link of a registration, about it alone; anybody asks for links, which go to the address.
  "changeRegistrationAction",
  "answerLaterAction",
  "correctEmailAction",
  "withdrawAction",
  "withdrawConsentAction",
  "agreeLaterEditionsAction",
  "eraseAction",
  "bringStarsAction",
  "chooseStarsAction",
  "endCalendarAction",
  "signUpAction",
  "leaveSessionAction",
  "sendLinksAction",
  // Whoever holds the private link of a speaker, about their own sessions.
  "replyToSessionAction",
  "editOwnTextsAction",
  // Whoever has a message that organisers wrote to many, at the address it went to.
  "stopMessagesAction",
  "wantMessagesAction",
  // Whoever holds the link that went to an address an organiser replaced.
  "takeBackCorrectionAction",
  "confirmCorrectionAction",
];

/** Every action behind a role, by noun: the suite goes through them noun by noun. */
export const ACTIONS_OF: Record<string, GatedActions> = {
  programme: PROGRAMME,
  releases: RELEASES,
  practices: PRACTICES,
  files: FILES,
  editions: EDITIONS,
  form: FORM,
  places: PLACES,
  participants: PARTICIPANTS,
  messages: MESSAGES,
  organisations: ORGANISATIONS,
};

export const ACTIONS: GatedActions = Object.assign({}, ...Object.values(ACTIONS_OF));
