import "server-only";
import { requireLogin } from "@/lib/access/access";
import type { LoginActor } from "@/lib/platform/auth/actor";
import { settings } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { mayFoundOrganisation } from "./policy";

declare const founder: unique symbol;

/** Proof that the actor may found an organisation. Made only by `requireFounder`. */
export interface FounderScope {
  readonly [founder]: true;
  readonly actor: LoginActor;
}

/**
 * The gate of a new organisation and of the first-school screens.
 * @throws AppError("sign-in-needed"), AppError("not-found")
 */
export async function requireFounder(): Promise<FounderScope> {
  const actor = await requireLogin();
  if (!mayFoundOrganisation(actor, settings().newOrganisations)) throw new AppError("not-found");
  return { actor } as unknown as FounderScope;
}
