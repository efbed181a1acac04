import * as z from "zod/mini";
import { ACTIONS } from "../authorization/actions";
import type { Form } from "../authorization/send";
import type { World } from "../authorization/world";
import { type Participant, PUBLIC_FORMS } from "./forms";
import { allSchemas, choicesOf, rowOf, type Shape, schemasOfActions } from "./schemas";

/** What people write in a field, or leave blank, in the order in which it is tried. */
const VALUES = [
  ...[
    "Words",
    "https://site.example/1",
    "speaker@example.org",
    "en",
    "IT",
    "24",
    "",
    "2027-05-06",
    "18:00",
    "states",
  ],
  "0".repeat(64),
];

/** A value that the field's schema takes, under the names that its inputs have. */
function filled(name: string, schema: z.ZodMiniType): Form {
  const row = rowOf(schema);
  if (row) return filledAll(row, `${name}.0.`);
  // A tick takes anything, and is only set by this.
  if (z.safeParse(schema, "on").data === true) return { [name]: "on" };
  // For what is not text in several languages an object is none.
  if (z.safeParse(schema, { en: "Words" }).success) return { [`${name}.en`]: "Words" };
  const values = [...choicesOf(schema), ...VALUES];
  return { [name]: values.find((value) => z.safeParse(schema, value).success) ?? "" };
}

function filledAll(shape: Shape, prefix = ""): Form {
  const all = Object.entries(shape).map(([field, schema]) => filled(prefix + field, schema));
  return Object.assign({}, ...all);
}

/** A world of nothing: which fields a form has does not depend on its ids. */
const id = (_: object, key: string | symbol) => (key === Symbol.toPrimitive ? () => "id" : String(key));
const NOWHERE = new Proxy({}, { get: () => new Proxy({}, { get: id }) });

/** Fields that the plain form of an action leaves out, from its schema, each with a value that is taken. */
function moreOf(action: string, shape: Shape): Form {
  const form = {
    ...ACTIONS[action]?.form(NOWHERE as World),
    ...PUBLIC_FORMS[action]?.(NOWHERE as Participant, NOWHERE as World),
  };
  const has = new Set(Object.keys(form).map((key) => key.split(".")[0]));
  return filledAll(Object.fromEntries(Object.entries(shape).filter(([field]) => !has.has(field))));
}

const schemas = allSchemas();
/** Of every action, by its name: a field that a schema gets is in the abuse suite without being copied here. */
export const MORE: Record<string, Form> = Object.fromEntries(
  [...schemasOfActions()].map(([action, schema]) => [action, moreOf(action, schemas.get(schema) ?? {})]),
);
