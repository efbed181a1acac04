import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { isCleanText, isWebAddress } from "@/lib/platform/text";
import { costOf } from "@/prisma/testing/cost";
import { ACTIONS } from "../e2e/authorization/actions";
import type { World } from "../e2e/authorization/world";
import { ELSEWHERE, REFUSED_TEXTS, TRICKS, WRONG_KINDS } from "../e2e/security/corpus";
import { type Participant, PUBLIC_FORMS } from "../e2e/security/forms";
import { MORE } from "../e2e/security/more";
import { allSchemas, allWhole, schemasOfActions } from "../e2e/security/schemas";

const LONG = 1_000_000;

const schemas = allSchemas();

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
}

/** How a form may bring a text: alone, in a language, as one of several, in a row. */
const waysOf = (text: string): unknown[] => [
  text,
  { en: text },
  [text],
  { 0: { name: text, from: text, speaker: text, quota: text } },
  { [text]: text },
];

test("every action's schema is looked at", () => {
  const named = schemasOfActions();
  expect(named.size).toBeGreaterThan(70);
  expect([...named].filter(([, name]) => !schemas.has(name))).toEqual([]);
});

test("every field of every action has its place in a form of the abuse suite", () => {
  const world = new Proxy({}, { get: () => new Proxy({}, { get: (_, key) => String(key) }) }) as World;
  for (const [action, schema] of schemasOfActions()) {
    const form = {
      ...ACTIONS[action]?.form(world),
      ...PUBLIC_FORMS[action]?.({} as Participant, world),
      ...MORE[action],
    };
    const fields = new Set(Object.keys(form).map((key) => key.split(".")[0]));
    const shape = Object.keys(schemas.get(schema) ?? {});
    expect(
      shape.filter((field) => !fields.has(field)),
      action,
    ).toEqual([]);
  }
});

test("what the abuse suite begins with is what an organiser could send", async () => {
  const id = crypto.randomUUID();
  const world = new Proxy({}, { get: () => new Proxy({}, { get: () => id }) }) as World;
  const schemaOf = schemasOfActions();
  for (const [action, { form }] of Object.entries(ACTIONS)) {
    const { file: _bytes, ...sent } = { ...form(world), ...MORE[action] };
    // A slug of a world that is none.
    for (const name of ["school", "edition", "slug"]) if (sent[name] === id) sent[name] = "example";
    const parsed = z.safeParse(allWhole().get(schemaOf.get(action) ?? "") as z.ZodMiniType, sent);
    expect(parsed.error?.issues ?? [], action).toEqual([]);
  }
});

/** A file to import comes packed; its size is judged by the action. */
const LARGE = new Set(["ImportRequestSchema.packed", "IntakeRequestSchema.packed"]);
/** Any key may stand here; it is looked up among the questions afterwards. */
const KEYED = new Set(["ApiRegistrationSchema.answers"]);

describe.each([...schemas])("%s", (name, shape) => {
  test.each(Object.entries(shape))(
    "%s takes what is clean and refuses the rest, at once",
    (field, schema) => {
      const cost = costOf(() => {
        for (const [trick, text] of Object.entries(REFUSED_TEXTS))
          for (const way of waysOf(text)) {
            const parsed = z.safeParse(schema, way);
            const kept = parsed.success ? stringsIn(parsed.data) : [];
            expect(
              kept.filter((one) => !isCleanText(one)),
              trick,
            ).toEqual([]);
          }
        for (const text of Object.values(TRICKS)) for (const way of waysOf(text)) z.safeParse(schema, way);
        for (const value of WRONG_KINDS) {
          const parsed = z.safeParse(schema, value);
          const plain = parsed.success ? String(JSON.stringify(parsed.data)) : "";
          if (!KEYED.has(`${name}.${field}`)) expect(plain).not.toMatch(/contains|not|\$ne|toString/);
          expect(plain).not.toMatch(/admin|prototype/);
        }
        if (!LARGE.has(`${name}.${field}`))
          for (const text of ["a".repeat(LONG), `a${" ".repeat(LONG)}b`, `A${"_".repeat(LONG)}!`])
            for (const way of waysOf(text)) {
              const parsed = z.safeParse(schema, way);
              const kept = parsed.success ? stringsIn(parsed.data) : [];
              expect(kept.filter((one) => one.length > 20_000)).toEqual([]);
            }
        if (z.safeParse(schema, "https://good.example/a").success && !z.safeParse(schema, "words").success)
          for (const address of [
            ...ELSEWHERE.filter((one) => !isWebAddress(one)),
            "vbscript:x",
            " javascript:x",
          ])
            expect(z.safeParse(schema, address).success, address).toBe(false);
        expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("admin");
      });
      expect(cost).toBeLessThan(2_000);
    },
  );
});
