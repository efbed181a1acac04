import fc from "fast-check";
import { expect, test } from "vitest";
import { moved } from "./moved";

const all = () => true;

test.each<[string, "up" | "down", string]>([
  ["b", "up", "bacd"],
  ["b", "down", "acbd"],
  ["d", "up", "abdc"],
  ["a", "up", "abcd"],
  ["d", "down", "abcd"],
  ["x", "up", "abcd"],
])("%s %s is %s", (one, to, expected) => {
  expect(moved([..."abcd"], one, to, all).join("")).toBe(expected);
});

test("what does not count is passed over, and keeps its neighbours", () => {
  const counts = (other: string) => other === other.toUpperCase();
  expect(moved([..."AbcD"], "D", "up", counts).join("")).toBe("DAbc");
  expect(moved([..."AbcDE"], "A", "down", counts).join("")).toBe("bcDAE");
});

test("nothing is lost or doubled, and the way back is the other way", () => {
  const list = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
  const step = fc.record({ at: fc.nat(), to: fc.constantFrom("up" as const, "down" as const) });
  fc.assert(
    fc.property(list, step, (ids, { at, to }) => {
      const one = ids[at % ids.length] ?? "";
      const after = moved(ids, one, to, all);
      expect(new Set(after)).toEqual(new Set(ids));
      expect(after).toHaveLength(ids.length);
      if (after.join("\n") === ids.join("\n")) return;
      expect(moved(after, one, to === "up" ? "down" : "up", all)).toEqual(ids);
    }),
  );
});
