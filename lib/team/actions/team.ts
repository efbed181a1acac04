"use server";

import { requireOrganisation } from "@/lib/access/access";
import { defineAction } from "@/lib/platform/action";
import { LIMITS } from "@/lib/platform/limits";
import { emailKey } from "@/lib/platform/text";
import { changeRole, removeMember } from "../commands/change-member";
import { invite } from "../commands/invite";
import { InvitationSchema, MemberRemovalSchema, MemberRoleSchema } from "../schema";

export const inviteAction = defineAction({
  schema: InvitationSchema,
  gate: (input) => requireOrganisation(input.organisation, "manage-team"),
  counts: ({ email }, _network, scope) => [
    [LIMITS.invitePerAddress, `${emailKey(email)} ${scope.organisationId}`],
  ],
  run: invite,
});

export const changeRoleAction = defineAction({
  schema: MemberRoleSchema,
  gate: (input) => requireOrganisation(input.organisation, "manage-team"),
  run: changeRole,
});

export const removeMemberAction = defineAction({
  schema: MemberRemovalSchema,
  gate: (input) => requireOrganisation(input.organisation, "manage-team"),
  run: removeMember,
});
