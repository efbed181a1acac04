import { type GatedActions, whole } from "./gated";

/** Organisations, their schools and new editions, and the team. */
export const ORGANISATIONS: GatedActions = {
  editOrganisationAction: whole("edit-organisation", (w) => ({
    organisation: w.organisation.id,
    version: "1",
    name: "Federation",
    controllerName: "Federation",
    controllerAddress: "Street 1",
    ...{ answerDays: "365", sensitiveAnswerDays: "30", colour: "pine" },
    privacyContact: "privacy@example.org",
    languages: "en, it",
  })),
  createSchoolAction: whole("create-school", (w) => ({
    organisation: w.organisation.id,
    "title.en": "School",
    kind: "school",
  })),
  editSchoolAction: whole("edit-school", (w) => ({
    school: w.school.slug,
    version: "1",
    slug: w.school.slug,
    kind: "school",
    "title.en": "School",
  })),
  addSchoolSectionAction: whole("edit-school", (w) => ({
    ...{ school: w.school.slug, kind: "text", key: crypto.randomUUID() },
  })),
  saveSchoolSectionAction: whole(
    "edit-school",
    (w) => ({
      ...{ school: w.school.slug, version: "1", id: w.schoolSection.id, kind: "cost" },
      "title.en": "Section",
    }),
    "id",
  ),
  arrangeSchoolSectionAction: whole(
    "edit-school",
    (w) => ({ school: w.school.slug, version: "1", id: w.schoolSection.id, act: "hide" }),
    "id",
  ),
  publishSchoolSectionsAction: whole("edit-school", (w) => ({ school: w.school.slug })),
  restoreSchoolSectionsAction: whole("edit-school", (w) => ({ school: w.school.slug, number: "1" })),
  createEditionAction: whole("create-edition", (w) => ({
    school: w.school.slug,
    "title.en": "Edition",
    city: "Trieste",
    firstDay: "2028-05-06",
    days: "1",
    timeZone: "Europe/Rome",
    capacity: "",
    contactEmail: "school@example.org",
  })),
  createNextEditionAction: whole("create-edition", (w) => ({
    ...{ school: w.school.slug, from: w.edition.slug, city: "Trieste", firstDay: "2028-05-06" },
    ...{ "title.en": "The next edition", parts: "page.form.places.themes.rooms.sessions" },
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
