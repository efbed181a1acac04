import "server-only";
import { cookies } from "next/headers";
import { after } from "next/server";
import { cache } from "react";
import type * as z from "zod/mini";
import { type ActionSpec, defineAction } from "@/lib/platform/action";
import { type Actor, VISITOR } from "@/lib/platform/auth/actor";
import { sessionCookieName } from "@/lib/platform/auth/cookies";
import type { Reader } from "@/lib/platform/db/client";
import { settings } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import type { Result } from "@/lib/platform/result";
import { keepSession } from "./commands";
import { type Act, heldRights, may, type Rights } from "./policy";
import {
  findEditionForPlanner,
  findEditionForRole,
  findMemberships,
  findOrganisationForRole,
  findPlanner,
  findRightsOf,
  findSchoolForRole,
  findSession,
} from "./queries";
import type { EditionIds } from "./schema";

declare const proven: unique symbol;

interface Proof<Given extends Act> extends Rights {
  /** Compile-time only: a query for one act refuses the proof of another. */
  readonly [proven]: Given;
  readonly actor: Exclude<Actor, { kind: "visitor" }>;
  readonly organisationId: string;
}

/** Proof that the actor may do `Given` in one edition. Made only by `requireEdition`. */
export interface EditionScope<Given extends Act = Act> extends Proof<Given> {
  readonly schoolId: string;
  readonly schoolSlug: string;
  readonly editionId: string;
  readonly editionSlug: string;
  readonly timeZone: string;
  /** Content languages in fallback order. */
  readonly languages: string[];
}

/** Proof for a whole school. */
export interface SchoolScope<Given extends Act = Act> extends Proof<Given> {
  readonly schoolId: string;
  readonly schoolSlug: string;
  readonly languages: string[];
}

/** Proof for a whole organisation. */
export interface OrganisationScope<Given extends Act = Act> extends Proof<Given> {
  readonly languages: string[];
}

/** What an organiser's action says beside its act, its schema and its command. */
type Rest<Schema extends z.ZodMiniType, Proof, Value, Reason extends string> = Omit<
  ActionSpec<Schema, Proof, Value, Reason>,
  "schema" | "gate" | "run"
>;

type Command<Schema extends z.ZodMiniType, Proof, Value, Reason extends string> = (
  proof: Proof,
  input: z.output<Schema>,
) => Promise<Result<Value, Reason>>;

/**
 * An organiser's action in one edition: who has `act` there, by the address in the form (`editionAddress`), has the
 * command done with a proof of it. An act that is forgotten, or not the command's own, and a form without its edition
 * do not compile (fixtures/forgotten-gates.ts).
 */
export function editionAction<
  const Given extends Act,
  Schema extends z.ZodMiniType<{ school: string; edition: string }>,
  Value,
  Reason extends string,
>(
  act: Given,
  schema: Schema,
  command: Command<Schema, EditionScope<NoInfer<Given>>, Value, Reason>,
  rest?: Rest<Schema, EditionScope<NoInfer<Given>>, Value, Reason>,
) {
  return defineAction<Schema, EditionScope<Given>, Value, Reason>({
    ...rest,
    schema,
    gate: ({ school, edition }) => requireEdition(school, edition, act),
    run: command,
  });
}

/** As `editionAction` for a whole school (`schoolAddress`). */
export function schoolAction<
  const Given extends Act,
  Schema extends z.ZodMiniType<{ school: string }>,
  Value,
  Reason extends string,
>(
  act: Given,
  schema: Schema,
  command: Command<Schema, SchoolScope<NoInfer<Given>>, Value, Reason>,
  rest?: Rest<Schema, SchoolScope<NoInfer<Given>>, Value, Reason>,
) {
  return defineAction<Schema, SchoolScope<Given>, Value, Reason>({
    ...rest,
    schema,
    gate: ({ school }) => requireSchool(school, act),
    run: command,
  });
}

/** As `editionAction` for a whole organisation (`organisationAddress`). */
export function organisationAction<
  const Given extends Act,
  Schema extends z.ZodMiniType<{ organisation: string }>,
  Value,
  Reason extends string,
>(
  act: Given,
  schema: Schema,
  command: Command<Schema, OrganisationScope<NoInfer<Given>>, Value, Reason>,
  rest?: Rest<Schema, OrganisationScope<NoInfer<Given>>, Value, Reason>,
) {
  return defineAction<Schema, OrganisationScope<Given>, Value, Reason>({
    ...rest,
    schema,
    gate: ({ organisation }) => requireOrganisation(organisation, act),
    run: command,
  });
}

/** Who is asking, once per request. A session past its idle or absolute end is nobody. */
export const getActor = cache(async (): Promise<Actor> => {
  const token = (await cookies()).get(sessionCookieName(settings().publicUrl))?.value;
  if (!token) return VISITOR;
  const found = await findSession(token);
  if (!found) return VISITOR;
  const { seenLongAgo, loginId, ...actor } = found;
  if (seenLongAgo) after(() => keepSession(actor.loginSessionId, token));
  return { kind: "login", id: loginId, ...actor };
});

/** The signed-in person. @throws AppError("sign-in-needed") */
export async function requireLogin(): Promise<Exclude<Actor, { kind: "visitor" }>> {
  const actor = await getActor();
  if (actor.kind === "visitor") throw new AppError("sign-in-needed");
  return actor;
}

/**
 * The gate of everything below /organise/{school}/{edition}.
 * @throws AppError("sign-in-needed") for visitors, AppError("not-found") for what does not exist or is not yours.
 */
export async function requireEdition<const Given extends Act>(
  school: string,
  edition: string,
  act: Given,
): Promise<EditionScope<Given>> {
  const actor = await requireLogin();
  const found = await findEditionForRole(school, edition);
  if (!found) throw new AppError("not-found");
  const held = await rightsOf(actor, found.organisationId, found.editionId);
  if (!may(held, act)) throw new AppError("not-found");
  return { ...found, ...held, actor } as unknown as EditionScope<Given>;
}

/** The gate of a school's own pages and of making editions. Roles for a single edition do not count. */
export async function requireSchool<const Given extends Act>(
  school: string,
  act: Given,
): Promise<SchoolScope<Given>> {
  const actor = await requireLogin();
  const found = await findSchoolForRole(school);
  if (!found) throw new AppError("not-found");
  const held = await rightsOf(actor, found.organisationId, null);
  if (!may(held, act)) throw new AppError("not-found");
  return { ...found, ...held, actor } as unknown as SchoolScope<Given>;
}

/** The gate of an organisation's settings and of making schools. */
export async function requireOrganisation<const Given extends Act>(
  organisationId: string,
  act: Given,
): Promise<OrganisationScope<Given>> {
  const actor = await requireLogin();
  const found = await findOrganisationForRole(organisationId);
  if (!found) throw new AppError("not-found");
  const held = await rightsOf(actor, found.organisationId, null);
  if (!may(held, act)) throw new AppError("not-found");
  return { ...found, ...held, actor } as unknown as OrganisationScope<Given>;
}

/**
 * Whether whoever holds a proof for one edition may do the same in others of the organisation: for what reaches further than
 * the edition it is done in.
 */
export async function mayInAll<Given extends Act>(
  { actor, organisationId, editionId }: EditionScope<Given>,
  editionIds: readonly string[],
  act: Given,
): Promise<boolean> {
  const others = editionIds.filter((id) => id !== editionId);
  if (others.length === 0 || may(await rightsOf(actor, organisationId, null), act)) return true;
  for (const id of others) if (!may(await rightsOf(actor, organisationId, id), act)) return false;
  return true;
}

/** Whether whoever acts in one edition may do `act` in the whole organisation: for what is not of the edition alone. */
export async function mayInWhole({ actor, organisationId }: EditionScope, act: Act): Promise<boolean> {
  return may(await rightsOf(actor, organisationId, null), act);
}

/** The proof of another act in the same edition, for whoever may do that, too; null for whoever may not. */
export function alsoProven<Given extends Act>(scope: EditionScope, act: Given): EditionScope<Given> | null {
  return may(scope, act) ? (scope as unknown as EditionScope<Given>) : null;
}

/**
 * The proof of the same act in another edition of the organisation, for whoever may do it there, too; null for whoever may
 * not, and for what is not there.
 */
export async function provenElsewhere<Given extends Act>(
  { actor, organisationId }: EditionScope<Given>,
  address: { school: string; edition: string },
  act: Given,
): Promise<EditionScope<Given> | null> {
  const found = await findEditionForRole(address.school, address.edition);
  if (found?.organisationId !== organisationId) return null;
  const held = await rightsOf(actor, organisationId, found.editionId);
  return may(held, act) ? ({ ...found, ...held, actor } as unknown as EditionScope<Given>) : null;
}

/**
 * The proof of an act that somebody planned for later, by their rights as they are when it is done by itself; null where they
 * may not do it any more, or nothing is there.
 */
export async function provenLater<const Given extends Act>(
  reader: Reader,
  loginId: string | null,
  edition: EditionIds,
  act: Given,
): Promise<EditionScope<Given> | null> {
  const actor = loginId ? await findPlanner(reader, loginId) : null;
  const found = await findEditionForPlanner(reader, edition);
  if (!actor || !found) return null;
  const held = closest(actor, await findRightsOf(actor.id, found.organisationId, found.editionId, reader));
  return may(held, act) ? ({ ...found, ...held, actor } as unknown as EditionScope<Given>) : null;
}

/** Those editions of the organisation in which whoever acts in this one has `act`, too. */
export async function amongEditions<Edition extends { id: string }>(
  { actor, organisationId }: Pick<EditionScope, "actor" | "organisationId">,
  act: Act,
  editions: readonly Edition[],
): Promise<Edition[]> {
  const members = await findMemberships(actor.id, organisationId);
  return editions.filter(({ id }) => {
    const there = members.filter(({ editionId }) => editionId === null || editionId === id);
    return may(closest(actor, heldRights(there)), act);
  });
}

async function rightsOf(
  actor: Exclude<Actor, { kind: "visitor" }>,
  organisationId: string,
  editionId: string | null,
): Promise<Rights> {
  return closest(actor, await findRightsOf(actor.id, organisationId, editionId));
}

/** A role in the organisation is closer than the installation's: an administrator who owns it acts as owner. */
function closest(actor: { administrator: boolean }, member: Rights): Rights {
  if (member.role !== "none") return member;
  return actor.administrator ? { role: "administrator", flags: [] } : member;
}
