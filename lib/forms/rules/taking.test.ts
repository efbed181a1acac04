import { describe, expect, test } from "vitest";
import { planTaking, type SourceEdition, type SourceQuestion, type TakingEdition } from "./taking";
import type { Condition } from "./visible";

const GUESTS = "0196d4a2-0000-7000-8000-000000000001";
const TEAM = "0196d4a2-0000-7000-8000-000000000002";
const GUESTS_HERE = "0196d4a2-0000-7000-8000-0000000000a1";

const LAST_YEAR: SourceEdition = {
  firstDay: "2026-05-06",
  categories: new Map([
    [GUESTS, "guests"],
    [TEAM, "team"],
  ]),
};

function asked(key: string, more: Partial<SourceQuestion> = {}): SourceQuestion {
  return {
    ...{ id: key, key, kind: "choice", meaning: null, label: { en: key }, condition: {} },
    options: [{ value: "red", label: { en: "Red" } }],
    ...{ sensitive: false, readers: "desk" as const, later: false, deadline: null, from: LAST_YEAR },
    ...more,
  };
}

const ifRed = (question: string): Condition => ({
  match: "any",
  clauses: [{ about: "answer", question, is: "one-of", values: ["red"] }],
});
const ofCategories = (...values: string[]): Condition => ({
  match: "all",
  clauses: [{ about: "category", is: "one-of", values }],
});

const HERE: TakingEdition = {
  keys: new Map([
    ["diet", "asked"],
    ["boat", "retired"],
  ]),
  asked: [],
  categories: new Map([["guests", GUESTS_HERE]]),
  firstDay: "2027-05-16",
  today: "2027-01-01",
};
const plan = (chosen: SourceQuestion[], here: Partial<TakingEdition> = {}) =>
  planTaking(chosen, { ...HERE, ...here });

describe("what is there", () => {
  test("stays: a question of the same name is not taken, asked or not, and of two chosen the first is", () => {
    const [diet, boat, bus, again] = plan([
      asked("diet"),
      asked("boat"),
      asked("bus"),
      asked("bus", { id: "2" }),
    ]);
    expect([diet?.kept, boat?.kept, bus?.kept, again?.kept]).toEqual(["asked", "retired", null, "asked"]);
  });

  test("means what it means: another question of the same meaning comes as words only", () => {
    const diet = asked("what-you-eat", { kind: "text", meaning: "diet" });
    expect(plan([diet])[0]?.meaning).toBe("diet");
    const own = { ...asked("diet", { kind: "text" }), options: [], meaning: "diet" as const };
    expect(plan([diet], { asked: [own] })[0]?.meaning).toBeNull();
    // Of two that are taken the first has it.
    const second = asked("what-else-you-eat", { kind: "text", meaning: "diet" });
    expect(plan([diet, second]).map(({ meaning }) => meaning)).toEqual(["diet", null]);
  });
});

describe("a condition", () => {
  test("comes along where its question does, above it", () => {
    expect(plan([asked("bus"), asked("stop", { condition: ifRed("bus") })])[1]).toMatchObject({
      ...{ condition: ifRed("bus"), without: [] },
    });
  });

  test("that does not say whether all of it must hold means so here, too", () => {
    const stop = asked("stop", { condition: { clauses: ifRed("bus").clauses ?? [] } });
    expect(plan([asked("bus"), stop])[1]?.condition).toEqual({ ...ifRed("bus"), match: "all" });
  });

  test("hangs on the question of its name that is there, if that can be answered so", () => {
    const stop = asked("stop", { condition: ifRed("bus") });
    const bus = { ...asked("bus"), options: ["red"] };
    const here = (own: object) => plan([stop], { asked: [{ ...bus, ...own }] })[0];
    expect(here({})).toMatchObject({ condition: ifRed("bus"), without: [] });
    expect(here({ options: ["blue"] })).toMatchObject({ condition: {}, without: ["bus"] });
    expect(here({ sensitive: true })).toMatchObject({ condition: {}, without: ["bus"] });
    expect(here({ later: true })).toMatchObject({ condition: {}, without: ["bus"] });
  });

  test("on what is not taken, or stands below, is left out and named; the rest of it stays", () => {
    const both: Condition = {
      match: "all",
      clauses: [...(ifRed("bus").clauses ?? []), { about: "mode", is: "one-of", values: ["online"] }],
    };
    const stop = asked("stop", { condition: both });
    const left = { match: "all", clauses: [{ about: "mode", is: "one-of", values: ["online"] }] };
    expect(plan([stop])[0]).toMatchObject({ condition: left, without: ["bus"] });
    expect(plan([stop, asked("bus")])[0]).toMatchObject({ condition: left, without: ["bus"] });
  });

  test("names the categories of this edition by their short names; one that is not there is left out", () => {
    const of = (...ids: string[]) => plan([asked("host", { condition: ofCategories(...ids) })])[0];
    expect(of(GUESTS)).toMatchObject({ condition: ofCategories(GUESTS_HERE), withoutCategory: false });
    expect(of(GUESTS, TEAM)).toMatchObject({ condition: ofCategories(GUESTS_HERE), withoutCategory: true });
    expect(of(TEAM)).toMatchObject({ condition: {}, withoutCategory: true });
  });

  test("is no deeper here than it may be", () => {
    const chain = ["a", "b", "c", "d", "e", "f", "g", "h"].map((key, index, keys) =>
      asked(key, index > 0 ? { condition: ifRed(keys[index - 1] ?? "") } : {}),
    );
    expect(plan(chain).map(({ without }) => without)).toEqual([[], [], [], [], [], [], ["f"], []]);
  });
});

describe("a last day", () => {
  const day = (
    deadline: string | null,
    here: Partial<TakingEdition> = {},
    from: Partial<SourceEdition> = {},
  ) => plan([asked("train", { deadline, from: { ...LAST_YEAR, ...from } })], here)[0]?.deadline;

  test("lies as many days before the edition as it did", () => {
    expect(day("2026-04-20")).toBe("2027-04-30");
    expect(day("2026-05-06")).toBe("2027-05-16");
    expect(day(null)).toBeNull();
  });

  test("is left out where it would be over, or nobody knows when the edition is", () => {
    expect(day("2026-04-20", { today: "2027-04-30" })).toBe("2027-04-30");
    expect(day("2026-04-20", { today: "2027-05-01" })).toBeNull();
    expect(day("2026-04-20", { firstDay: null })).toBeNull();
    expect(day("2026-04-20", {}, { firstDay: null })).toBeNull();
  });
});
