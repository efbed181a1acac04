import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  flatRows,
  mergeRows,
  otherOrder,
  type Row,
  type RowRules,
  rowsIn,
  unfinishedRows,
} from "./merge-rows";

const PEOPLE: RowRules = { first: "who", keys: [["who"]], blank: { role: "speaker" }, ordered: true };
const FIGURES: RowRules = { first: "value", keys: [["label.en"], ["value"]], blank: {}, ordered: true };
const person = (who: string, role = "speaker"): Row => ({ who, role });
const names = (rows: ReadonlyArray<{ values: Row }>) => rows.map(({ values }) => values.who);
const [ada, bruno, carla, dino] = ["Ada", "Bruno", "Carla", "Dino"].map((who) => person(who)) as [
  Row,
  Row,
  Row,
  Row,
];

describe("two people edit one list", () => {
  test("one takes a row out, the other one adds one", () => {
    const merged = mergeRows(
      { common: [ada, bruno], ours: [person(""), bruno], theirs: [ada, bruno, carla] },
      PEOPLE,
    );
    expect(names(merged)).toEqual(["Bruno", "Carla"]);
    expect(merged.every(({ theirs, onlyTheirs }) => !onlyTheirs && Object.keys(theirs).length === 0)).toBe(
      true,
    );
  });

  test("both add one", () => {
    const both = { common: [ada], ours: [ada, bruno], theirs: [ada, carla] };
    expect(names(mergeRows(both, PEOPLE))).toEqual(["Ada", "Bruno", "Carla"]);
    expect(names(mergeRows({ common: [], ours: [bruno, person("")], theirs: [bruno] }, PEOPLE))).toEqual([
      "Bruno",
    ]);
  });

  test("who put somebody else into a row took one out and added one, in its place", () => {
    const merged = mergeRows(
      { common: [ada, bruno], ours: [dino, bruno], theirs: [ada, bruno, carla] },
      PEOPLE,
    );
    expect(names(merged)).toEqual(["Dino", "Bruno", "Carla"]);
  });

  test("one row changed by both keeps ours, with theirs beside it; by one of them, that", () => {
    const common = [ada, bruno];
    const ours = [person("Ada", "chair"), person("Bruno", "facilitator")];
    const theirs = [person("Ada", "interpreter"), bruno];
    const [first, second] = mergeRows({ common, ours, theirs }, PEOPLE);
    expect(first).toMatchObject({ values: ours[0], theirs: { role: "interpreter" } });
    expect(second).toMatchObject({ values: ours[1], theirs: {} });
    expect(mergeRows({ common, ours: common, theirs }, PEOPLE)[0]).toMatchObject({
      values: theirs[0],
      theirs: {},
    });
  });

  test("what one took out and the other one changed stays, and says so", () => {
    const changed = person("Ada", "chair");
    expect(mergeRows({ common: [ada], ours: [changed], theirs: [] }, PEOPLE)).toEqual([
      { values: changed, theirs: { who: "" }, onlyTheirs: false, ours: 0 },
    ]);
    expect(mergeRows({ common: [ada], ours: [person("")], theirs: [changed] }, PEOPLE)).toEqual([
      { values: changed, theirs: {}, onlyTheirs: true, ours: null },
    ]);
  });

  test("an order that only one of them changed is theirs", () => {
    const common = [ada, bruno];
    const swapped = [bruno, ada];
    expect(names(mergeRows({ common, ours: swapped, theirs: [ada, bruno, carla] }, PEOPLE))).toEqual([
      "Bruno",
      "Carla",
      "Ada",
    ]);
    expect(names(mergeRows({ common, ours: [ada, bruno, carla], theirs: swapped }, PEOPLE))).toEqual([
      "Bruno",
      "Carla",
      "Ada",
    ]);
  });

  test("an order that both changed keeps ours, with theirs beside it", () => {
    const common = [ada, bruno, carla];
    const versions = { common, ours: [bruno, ada, carla], theirs: [carla, ada, bruno, dino] };
    expect(names(mergeRows(versions, PEOPLE))).toEqual(["Bruno", "Dino", "Ada", "Carla"]);
    expect(otherOrder(versions, PEOPLE)).toBe(versions.theirs);
    // Nobody is told of a set, of the same order, or of one that only one of them changed.
    expect(otherOrder(versions, { ...PEOPLE, ordered: false })).toBeNull();
    expect(otherOrder({ common, ours: [bruno, ada, carla], theirs: [bruno, ada] }, PEOPLE)).toBeNull();
    expect(otherOrder({ ...versions, ours: [...common, dino] }, PEOPLE)).toBeNull();
    expect(otherOrder({ ...versions, theirs: common }, PEOPLE)).toBeNull();
  });

  test("where nobody knows what was there before, another order than the stored one is ours, and says so", () => {
    const versions = { common: null, ours: [bruno, ada], theirs: [ada, bruno] };
    expect(names(mergeRows(versions, PEOPLE))).toEqual(["Bruno", "Ada"]);
    expect(otherOrder(versions, PEOPLE)).toBe(versions.theirs);
    expect(otherOrder({ ...versions, ours: [ada, carla, bruno] }, PEOPLE)).toBeNull();
  });

  test("somebody in two roles is two rows", () => {
    const [speaker, chair] = [person("Ada"), person("Ada", "chair")];
    const versions = { common: [speaker, chair], ours: [person(""), chair], theirs: [chair, speaker, carla] };
    expect(mergeRows(versions, PEOPLE).map(({ values }) => values)).toEqual([chair, carla]);
    const added = { common: [speaker], ours: [speaker, chair], theirs: [carla, speaker] };
    expect(mergeRows(added, PEOPLE).map(({ values }) => values)).toEqual([carla, speaker, chair]);
  });

  test("a row without its first field goes where that was emptied, and stays where it is not finished", () => {
    const was = { value: "30", "label.en": "Countries" };
    const emptied = { ...was, value: "" };
    const begun = { value: "", "label.en": "Talks" };
    const versions = { common: [was], ours: [emptied, begun], theirs: [was] };
    expect(mergeRows(versions, FIGURES).map(({ values }) => values)).toEqual([begun]);
  });

  test("a row whose words were mended is known again by its number", () => {
    const was = { value: "30", "label.en": "Contries" };
    const mended = { value: "30", "label.en": "Countries" };
    const versions = { common: [was], ours: [{ ...was, value: "31" }], theirs: [was] };
    expect(
      mergeRows({ ...versions, theirs: [mended], ours: [{ ...was, "label.it": "Paesi" }] }, FIGURES),
    ).toEqual([{ values: { ...mended, "label.it": "Paesi" }, theirs: {}, onlyTheirs: false, ours: 0 }]);
    expect(mergeRows(versions, FIGURES)[0]?.values).toEqual({ ...was, value: "31" });
  });

  test("a row is not known again by what is blank", () => {
    const [was, other] = [{ value: "30" }, { value: "3" }];
    const named = { ...was, "label.it": "Paesi" };
    expect(mergeRows({ common: [was], ours: [other], theirs: [named] }, FIGURES)).toEqual([
      { values: other, theirs: {}, onlyTheirs: false, ours: 0 },
      { values: named, theirs: {}, onlyTheirs: true, ours: null },
    ]);
  });

  test("where nobody knows what was there before, every row of both stays and says where it is missing", () => {
    const merged = mergeRows({ common: null, ours: [ada, bruno], theirs: [bruno, carla] }, PEOPLE);
    expect(merged).toEqual([
      { values: ada, theirs: { who: "" }, onlyTheirs: false, ours: 0 },
      { values: bruno, theirs: {}, onlyTheirs: false, ours: 1 },
      { values: carla, theirs: {}, onlyTheirs: true, ours: null },
    ]);
  });
});

describe("whatever the lists are", () => {
  const list = fc.uniqueArray(
    fc.record({ who: fc.constantFrom("A", "B", "C", "D", "E"), role: fc.constantFrom("speaker", "chair") }),
    { selector: ({ who }) => who },
  );
  const of = (rows: readonly Row[], who: string | undefined) => rows.find((row) => row.who === who);

  test("nothing that anybody wrote is lost, and nothing that one took out and nobody changed comes back", () => {
    fc.assert(
      fc.property(list, list, list, (common, ours, theirs) => {
        const merged = mergeRows({ common, ours, theirs }, PEOPLE);
        expect(new Set(names(merged)).size).toBe(merged.length);
        for (const who of ["A", "B", "C", "D", "E"]) {
          const [was, our, their] = [of(common, who), of(ours, who), of(theirs, who)];
          const row = merged.find(({ values }) => values.who === who);
          const gone = (!our && !their) || (was && (our ?? their)?.role === was.role && !(our && their));
          expect(row === undefined, who).toBe(Boolean(gone));
          if (!row) continue;
          const shown = [row.values.role, row.theirs.role];
          for (const version of [our, their])
            if (version && version.role !== was?.role) expect(shown).toContain(version.role);
        }
      }),
    );
  });

  test("without a common version every row of both is there", () => {
    fc.assert(
      fc.property(list, list, (ours, theirs) => {
        const merged = mergeRows({ common: null, ours, theirs }, PEOPLE);
        expect(new Set(names(merged))).toEqual(new Set([...ours, ...theirs].map(({ who }) => who)));
        for (const { values, theirs: stored, onlyTheirs } of merged) {
          expect(of(ours, values.who)?.role ?? of(theirs, values.who)?.role).toBe(values.role);
          expect(onlyTheirs).toBe(!of(ours, values.who));
          expect(stored.who === "").toBe(!of(theirs, values.who));
        }
      }),
    );
  });

  test("where one of them changed nothing, the other one's list is the list", () => {
    fc.assert(
      fc.property(list, list, (common, changed) => {
        const values = (versions: { ours: Row[]; theirs: Row[] }) =>
          mergeRows({ common, ...versions }, PEOPLE).map((row) => row.values);
        expect(values({ ours: common, theirs: changed })).toEqual(changed);
        expect(values({ ours: changed, theirs: common })).toEqual(changed);
      }),
    );
  });

  test("a row with words and without its first field is unfinished, one that was emptied is not", () => {
    const rules = {
      first: "value",
      keys: [],
      blank: { value: "", "label.en": "", kind: "number" },
      ordered: true,
    };
    const was = [{ value: "7", "label.en": "Films", "label.it": "Film" }];
    const places = (...rows: Row[]) => unfinishedRows(rows, was, rules);
    expect(places({ value: "", "label.en": "Talks" }, {}, { value: " ", "label.it": "Incontri" })).toEqual([
      0, 2,
    ]);
    expect(
      places({ value: "12", "label.en": "Talks" }, { value: "", "label.en": " ", kind: "share" }),
    ).toEqual([]);
    // Taken out: its first field emptied, or all that was seen of it.
    expect(places({ value: "", "label.en": "Films", "label.it": "Film" })).toEqual([]);
    expect(places({ value: "", "label.en": "", "label.it": "Film" })).toEqual([]);
    expect(places({ value: "", "label.en": "Long films", "label.it": "Film" })).toEqual([0]);
  });

  test("a form's flat values are read and written back", () => {
    fc.assert(
      fc.property(list, (rows) => {
        expect(
          rowsIn({ ...flatRows(rows, "people"), "people-of.0.who": "no", title: "no" }, "people"),
        ).toEqual(rows);
      }),
    );
    expect(rowsIn({ "people.1.who": ["A"] }, "people")).toEqual([{}, { who: "A" }]);
  });
});
