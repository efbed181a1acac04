import type { Act } from "@/lib/access/policy";
import type { World } from "../world";

export type Form = Record<string, string | string[]>;

/** An action of the desk: the act its gate names, and a form that it accepts, with the ids of a world. */
export interface GatedAction {
  act: Act;
  /** Whether a role for this edition alone is enough. */
  scope: "edition" | "organisation";
  form: (world: World) => Form;
  /** Fields that name records: with somebody else's ids in them nothing may happen. */
  ids: string[];
}
export type GatedActions = Record<string, GatedAction>;

export const at = (world: World): Form => ({ school: world.school.slug, edition: world.edition.slug });
export const edit = (world: World): Form => ({ ...at(world), version: "1" });

/** Gated by a role in the edition. */
export function gated(act: Act, form: (world: World) => Form, ...ids: string[]): GatedAction {
  return { act, scope: "edition", form, ids };
}

/** Gated by a role in the whole organisation. */
export function whole(act: Act, form: (world: World) => Form, ...ids: string[]): GatedAction {
  return { act, scope: "organisation", form, ids };
}
