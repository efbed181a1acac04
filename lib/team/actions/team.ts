"use server";

import { organisationAction } from "@/lib/access/access";
import { LIMITS } from "@/lib/platform/limits";
import { emailKey } from "@/lib/platform/text";
import { changeRole, removeMember } from "../commands/change-member";
import { invite } from "../commands/invite";
import { InvitationSchema, MemberRemovalSchema, MemberRoleSchema } from "../schema";

export const inviteAction = organisationAction("manage-team", InvitationSchema, invite, {
  counts: ({ email }, _network, scope) => [
    [LIMITS.invitePerAddress, `${emailKey(email)} ${scope.organisationId}`],
  ],
});

export const changeRoleAction = organisationAction("manage-team", MemberRoleSchema, changeRole);
export const removeMemberAction = organisationAction("manage-team", MemberRemovalSchema, removeMember);
