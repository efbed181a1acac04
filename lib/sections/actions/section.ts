"use server";

import { editionAction, schoolAction } from "@/lib/access/access";
import { addSection, arrangeSection, saveSection } from "../commands/edit-section";
import { publishSections, restoreSections } from "../commands/publish-sections";
import {
  AddSchoolSectionSchema,
  AddSectionSchema,
  ArrangeSchoolSectionSchema,
  ArrangeSectionSchema,
  PublishSchoolSectionsSchema,
  PublishSectionsSchema,
  RestoreSchoolSectionsSchema,
  RestoreSectionsSchema,
  SchoolSectionSchema,
  SectionSchema,
} from "../schema";

export const addSectionAction = editionAction("edit-edition", AddSectionSchema, addSection);
export const saveSectionAction = editionAction("edit-edition", SectionSchema, saveSection);
export const arrangeSectionAction = editionAction("edit-edition", ArrangeSectionSchema, arrangeSection);
export const publishSectionsAction = editionAction("edit-edition", PublishSectionsSchema, publishSections);
export const restoreSectionsAction = editionAction("edit-edition", RestoreSectionsSchema, restoreSections);

export const addSchoolSectionAction = schoolAction("edit-school", AddSchoolSectionSchema, addSection);
export const saveSchoolSectionAction = schoolAction("edit-school", SchoolSectionSchema, saveSection);
export const arrangeSchoolSectionAction = schoolAction(
  "edit-school",
  ArrangeSchoolSectionSchema,
  arrangeSection,
);
export const publishSchoolSectionsAction = schoolAction(
  "edit-school",
  PublishSchoolSectionsSchema,
  publishSections,
);
export const restoreSchoolSectionsAction = schoolAction(
  "edit-school",
  RestoreSchoolSectionsSchema,
  restoreSections,
);
