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

test.each<[string, string, string]>([
  ["d", "a", "dabc"],
  ["a", "d", "bcad"],
  ["a", "b", "abcd"],
  ["b", "b", "abcd"],
  ["x", "b", "abcd"],
  ["a", "x", "abcd"],
])("%s before %s is %s", (one, before, expected) => {
  expect(moved([..."abcd"], one, { before }, all).join("")).toBe(expected);
});

test("at the end it is behind the last that counts", () => {
  const counts = (other: string) => other === other.toUpperCase();
  expect(moved([..."AbCd"], "A", "end", counts).join("")).toBe("bCAd");
  expect(moved([..."AbCd"], "C", "end", counts).join("")).toBe("ACbd");
  expect(moved([..."Ab"], "A", "end", counts).join("")).toBe("Ab");
  expect(moved([..."Ab"], "X", "end", counts).join("")).toBe("Ab");
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

test("a place that is dropped on is the same as its steps one by one", () => {
  const list = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(list, fc.nat(), fc.nat(), (ids, from, onto) => {
      const [one = "", other = ""] = [ids[from % ids.length], ids[onto % ids.length]];
      const dropped = moved(ids, one, one === other ? "end" : { before: other }, all);
      let stepped = ids;
      for (const to of ["up", "down"] as const)
        for (let step = 0; step < ids.length && stepped.join("\n") !== dropped.join("\n"); step += 1)
          stepped = moved(stepped, one, to, all);
      expect(dropped).toEqual(stepped);
    }),
  );
});
