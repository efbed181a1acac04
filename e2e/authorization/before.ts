/**
 * Who could do what on 28 November 2026, before acts had names of their own: the act that an action or a page asked for then,
 * and who had it. Typed by hand from the table of that day. Nothing of it may change by another name; what is decided
 * differently later, or taken away, is changed here, too. What came since is in rights.ts alone.
 */
export type Holder =
  | "door"
  | "viewer"
  | "editor"
  | "editor with the flag"
  | "owner"
  | "administrator"
  | "nobody";

const EDITORS: readonly Holder[] = ["editor", "editor with the flag", "owner", "administrator"];
const READERS: readonly Holder[] = ["viewer", "editor", "editor with the flag", "owner", "administrator"];
/** Not an administrator: it is other people's mail and data. */
const WRITERS: readonly Holder[] = ["editor", "editor with the flag", "owner"];
const OWNERS: readonly Holder[] = ["owner", "administrator"];

type Before = readonly [act: string, ...holders: Holder[]];

// biome-ignore format: it is read as a table
export const ACTIONS_BEFORE: Record<string, Before> = {
  createThemeAction:          ["edit-programme", ...EDITORS],
  editThemeAction:            ["edit-programme", ...EDITORS],
  removeThemeAction:          ["edit-programme", ...EDITORS],
  createRoomAction:           ["edit-programme", ...EDITORS],
  editRoomAction:             ["edit-programme", ...EDITORS],
  removeRoomAction:           ["edit-programme", ...EDITORS],
  createSpeakerAction:        ["edit-programme", ...EDITORS],
  editSpeakerAction:          ["edit-programme", ...EDITORS],
  removeSpeakerAction:        ["edit-programme", ...EDITORS],
  createSessionAction:        ["edit-programme", ...EDITORS],
  editSessionAction:          ["edit-programme", ...EDITORS],
  transitionSessionAction:          ["edit-programme", ...EDITORS],
  scheduleSessionAction:      ["edit-programme", ...EDITORS],
  moveSlotAction:             ["edit-programme", ...EDITORS],
  unscheduleSlotAction:       ["edit-programme", ...EDITORS],
  addBreakAction:             ["edit-programme", ...EDITORS],
  editBreakAction:            ["edit-programme", ...EDITORS],
  checkMoveAction:            ["edit-programme", ...EDITORS],
  importScheduleAction:       ["edit-programme", ...EDITORS],
  releaseAction:              ["release", ...EDITORS],
  acceptOverlapAction:        ["release", ...EDITORS],
  acceptSortAction:           ["release", ...EDITORS],
  takeBackAcceptanceAction:   ["release", ...EDITORS],
  decideMessagesAction:       ["send-messages", ...WRITERS],
  saveMailingAction:          ["send-messages", ...WRITERS],
  sendMailingAction:          ["send-messages", ...WRITERS],
  editEditionTextsAction:     ["edit-edition", ...EDITORS],
  editEditionPlaceAction:     ["edit-edition", ...EDITORS],
  editEditionWindowAction:    ["edit-edition", ...EDITORS],
  saveEditionDayAction:       ["edit-edition", ...EDITORS],
  saveHostAction:             ["edit-edition", ...EDITORS],
  saveAccessItemAction:       ["edit-edition", ...EDITORS],
  saveQuestionAction:         ["edit-edition", ...EDITORS],
  removeEditionItemAction:    ["edit-edition", ...EDITORS],
  transitionEditionAction:          ["edit-edition", ...EDITORS],
  cancelEditionAction:        ["edit-edition", ...EDITORS],
  editRecapAction:            ["edit-edition", ...EDITORS],
  createCategoryAction:       ["decide-registration", ...EDITORS],
  editCategoryAction:         ["decide-registration", ...EDITORS],
  removeCategoryAction:       ["decide-registration", ...EDITORS],
  createQuotaAction:          ["decide-registration", ...EDITORS],
  renameQuotaAction:          ["decide-registration", ...EDITORS],
  removeQuotaAction:          ["decide-registration", ...EDITORS],
  setCapacityAction:          ["decide-registration", ...EDITORS],
  decideRegistrationsAction:  ["decide-registration", ...EDITORS],
  takeBackDecisionsAction:    ["decide-registration", ...EDITORS],
  moveToCategoryAction:       ["change-registration", ...EDITORS],
  keepApartAction:            ["change-registration", ...EDITORS],
  addByHandAction:            ["add-registration", ...EDITORS],
  createPracticeAction:       ["edit-edition", ...EDITORS],
  editPracticeAction:         ["edit-edition", ...EDITORS],
  deletePracticeAction:       ["edit-edition", ...EDITORS],
  bringBackPracticeAction:    ["edit-edition", ...EDITORS],
  linkPracticeAction:         ["edit-edition", ...EDITORS],
  unlinkPracticeAction:       ["edit-edition", ...EDITORS],
  editOrganisationAction:     ["change-settings", ...OWNERS],
  createSchoolAction:         ["change-settings", ...OWNERS],
  editSchoolAction:           ["edit-edition", ...EDITORS],
  createEditionAction:        ["edit-edition", ...EDITORS],
  inviteAction:               ["manage-team", ...OWNERS],
  changeRoleAction:           ["manage-team", ...OWNERS],
  removeMemberAction:         ["manage-team", ...OWNERS],
};

const EDITION = "/[locale]/organise/[school]/[edition]";

// biome-ignore format: it is read as a table
export const PAGES_BEFORE: Record<string, Before> = {
  "/[locale]/organise/new/school":                         ["change-settings", ...OWNERS],
  "/[locale]/organise/organisations/[organisation]":       ["change-settings", ...OWNERS],
  "/[locale]/organise/[school]":                           ["edit-edition", ...EDITORS],
  [`${EDITION}/audit`]:                                    ["view-audit", ...OWNERS],
  [`${EDITION}/outbox`]:                                   ["view-outbox", ...EDITORS],
  [`${EDITION}/outbox/write/[mailing]`]:                   ["send-messages", ...WRITERS],
  [`${EDITION}/overview`]:                                 ["view-registrations", ...READERS],
  [`${EDITION}/page`]:                                     ["view-drafts", ...READERS],
  [`${EDITION}/practices`]:                                ["view-drafts", ...READERS],
  [`${EDITION}/print`]:                                    ["print-attendance", ...READERS],
  [`${EDITION}/programme`]:                                ["view-drafts", ...READERS],
  [`${EDITION}/programme/breaks/[slot]`]:                  ["edit-programme", ...EDITORS],
  [`${EDITION}/programme/import`]:                         ["edit-programme", ...EDITORS],
  [`${EDITION}/programme/parts`]:                          ["edit-programme", ...EDITORS],
  [`${EDITION}/programme/place`]:                          ["edit-programme", ...EDITORS],
  [`${EDITION}/programme/sessions/[session]`]:             ["edit-programme", ...EDITORS],
  [`${EDITION}/recap`]:                                    ["view-drafts", ...READERS],
  [`${EDITION}/registrations`]:                            ["view-registrations", ...READERS],
  [`${EDITION}/registrations/add`]:                        ["add-registration", ...EDITORS],
  [`${EDITION}/registrations/export`]:                     ["export-registrations", ...WRITERS],
  [`${EDITION}/registrations/list`]:                       ["view-registrations", ...READERS],
  [`${EDITION}/registrations/list/[registration]`]:        ["view-registrations", ...READERS],
  [`${EDITION}/releases`]:                                 ["view-drafts", ...READERS],
  [`${EDITION}/settings`]:                                 ["view-drafts", ...READERS],
  [`${EDITION}/speakers`]:                                 ["view-drafts", ...READERS],
  [`${EDITION}/team`]:                                     ["manage-team", ...OWNERS],
};
