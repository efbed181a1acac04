import { mayAssign, type Role } from "@/lib/access/policy";

type TeamRole = Exclude<Role, "none" | "administrator">;

export interface TeamChange {
  /** Who changes. */
  actor: Role;
  /** What the member is now; null when invited. */
  from: TeamRole | null;
  /** What the member becomes; null when removed. */
  to: TeamRole | null;
  /** The role counts for one edition only. */
  forEdition: boolean;
  sensitiveData: boolean;
  /** Owners who have accepted, without this member; and whether this member is one. */
  otherOwners: number;
  isAcceptedOwner: boolean;
}

export type TeamRefusal = "above-own-role" | "last-owner" | "owner-of-all" | "sensitive-not-yours";

/**
 * Why a change of the team is refused; null when it is not. Nobody gives or takes a role above the own one, the last owner
 * stays, an owner owns the whole organisation, and only an owner lets somebody read diet and access answers: an
 * administrator runs the installation and may not read them either.
 */
export function teamRefusal(change: TeamChange): TeamRefusal | null {
  if (change.from && !mayAssign(change.actor, change.from)) return "above-own-role";
  if (change.to && !mayAssign(change.actor, change.to)) return "above-own-role";
  if (change.to === "owner" && change.forEdition) return "owner-of-all";
  if (change.sensitiveData && change.actor !== "owner") return "sensitive-not-yours";
  if (change.isAcceptedOwner && change.to !== "owner" && change.otherOwners === 0) return "last-owner";
  return null;
}
