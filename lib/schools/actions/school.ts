"use server";

import { organisationAction, schoolAction } from "@/lib/access/access";
import { createSchool } from "../commands/create-school";
import { editSchool } from "../commands/edit-school";
import { NewSchoolSchema, SchoolSchema } from "../schema";

export const createSchoolAction = organisationAction("create-school", NewSchoolSchema, createSchool);
export const editSchoolAction = schoolAction("edit-school", SchoolSchema, editSchool);
