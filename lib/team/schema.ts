import * as z from "zod/mini";
import { organisationAddress } from "@/lib/access/schema";
import { blankable, CheckSchema, formSchema, IdSchema, VersionSchema } from "@/lib/platform/form-fields";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { EmailSchema } from "@/lib/platform/text";

export const TEAM_ROLES = ["owner", "editor", "viewer", "door"] as const;
/** Those that are offered: nothing is there yet for who works at the door. */
export const GIVEN_ROLES = TEAM_ROLES.filter((role) => role !== "door");
export const TeamRoleSchema = z.enum(TEAM_ROLES);

/** Invite somebody by address. `edition`: the id of the only edition the role is for; blank is the whole organisation. */
export const InvitationSchema = formSchema({
  ...organisationAddress,
  email: EmailSchema,
  role: TeamRoleSchema,
  edition: blankable(IdSchema),
  sensitiveData: CheckSchema,
  language: z.enum(LOCALES),
});
export type Invitation = z.output<typeof InvitationSchema>;

export const MemberRoleSchema = formSchema({
  ...organisationAddress,
  member: IdSchema,
  version: VersionSchema,
  role: TeamRoleSchema,
  sensitiveData: CheckSchema,
});
export type MemberRole = z.output<typeof MemberRoleSchema>;

export const MemberRemovalSchema = formSchema({
  ...organisationAddress,
  member: IdSchema,
  version: VersionSchema,
});
export type MemberRemoval = z.output<typeof MemberRemovalSchema>;
