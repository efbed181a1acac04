import { expect, test } from "vitest";
import type { Totals } from "@/lib/participants/queries/totals";
import type { QuestionTotals, TotalsLine } from "@/lib/participants/schema/totals";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";
import { readWhole } from "@/prisma/testing/read-whole";
import { totalsContent } from "./totals-content";
import { placesText } from "./totals-words";

const MOMENT = new Date("2027-04-03T09:12:00Z");
const line = (is: TotalsLine["is"], whole: number, more: Partial<TotalsLine> = {}): TotalsLine => ({
  ...{ is, whole, values: [], counts: {}, names: [], settings: {} },
  ...more,
});

const question = (kind: QuestionTotals["kind"], label: string, lines: TotalsLine[]): QuestionTotals => ({
  ...{ fieldId: label, kind, meaning: null, retired: false, label: { en: label }, settings: {} },
  options: ["vegan", "all", "halal"].map((value) => ({ value, label: { en: value.toUpperCase() } })),
  ...{ grouped: false, unlisted: null, places: [], lines },
});

const diet = question("choice", "Diet", [
  line("answer", 4, { values: ["vegan"], counts: { day: 3 } }),
  line("none", 2, { counts: { day: 1 } }),
]);
const bus: QuestionTotals = {
  ...question("choice", "Bus", [
    line("answer", 9, { values: ["all"] }),
    line("answer", 3, { values: ["halal"] }),
    line("none", 1),
  ]),
  places: [{ value: "all", capacity: 8, taken: 9, wishing: 2 }],
};
const grouped: QuestionTotals = {
  ...question("choice", "Groups", [line("together", 6, { values: ["all", "halal"] })]),
  grouped: true,
};
const weight = question("number", "Weight", [
  line("mean", 2.5, { settings: { unit: { en: "kg" } } }),
  line("sum", 5, { settings: { unit: { en: "kg" } } }),
]);
const wishes = question("text", "Wishes", [
  line("answer", 2, { values: ["=1+1"], names: ["Ada", "Bruno"], counts: { day: 2 } }),
]);

const totals = {
  by: "category",
  categories: [{ id: "day", name: { en: "Day guest" } }],
  columns: [
    { key: null, people: 6 },
    { key: "day", people: 4 },
    { key: "", people: 2 },
  ],
  questions: [diet, grouped, weight, { ...wishes, retired: true }],
  shown: { at: MOMENT, people: 9 },
} as unknown as Totals;

test.each(LOCALES)(
  "a row for each line, numbers as such, nothing where there is none to tell, in %s",
  async (language) => {
    const t = translator(language, "desk-totals");
    const reader = { t, language, fallback: ["en"], words: { yes: "+", no: "-", wish: "?" }, zone: "UTC" };
    const { count, content } = totalsContent(totals, { named: true, name: "Totals" }, reader);
    const rows = await readWhole(content.pages());
    expect(content.columns).toEqual([
      ...[t("question"), t("answer"), t("all"), "Day guest", t("not-said"), t("who")],
    ]);
    expect(count).toBe(6);
    expect(rows).toEqual([
      ["Diet", "VEGAN", 4, 3, 0, ""],
      ["Diet", t("line.none"), 2, 1, 0, ""],
      [
        `Groups (${t("as-of", { moment: formatDayAndTime(MOMENT, "UTC", language) })})`,
        `ALL, HALAL ${t("together")}`,
        6,
        null,
        null,
        "",
      ],
      ["Weight", `${t("line.mean")} (kg)`, 2.5, null, null, ""],
      ["Weight", `${t("line.sum")} (kg)`, 5, 0, 0, ""],
      [`Wishes (${t("retired")})`, "=1+1", 2, 2, 0, "Ada, Bruno"],
    ]);
    const plain = totalsContent(totals, { named: false, name: "Totals" }, reader);
    expect(JSON.stringify(await readWhole(plain.content.pages()))).not.toContain("Bruno");
  },
);

test("options with places of their own have columns for how many there are, are free and are wished for", async () => {
  const t = translator("en", "desk-totals");
  const reader = {
    t,
    language: "en",
    fallback: ["en"],
    words: { yes: "+", no: "-", wish: "?" },
    zone: "UTC",
  };
  const one = { by: null, categories: [], columns: [{ key: null, people: 13 }], questions: [bus, weight] };
  const { content } = totalsContent(one as unknown as Totals, { named: false, name: "Totals" }, reader);
  expect(content.columns).toEqual(["Question", "Answer", "All", "Places", "Free", "Wishes"]);
  expect((await readWhole(content.pages())).slice(0, 4)).toEqual([
    ["Bus", "ALL", 9, 8, 0, 2],
    ["Bus", "HALAL", 3, null, null, null],
    ["Bus", "No answer", 1, null, null, null],
    ["Weight", "Mean (kg)", 2.5, null, null, null],
  ]);
  const said = (wishing: number) => placesText({ value: "all", capacity: 8, taken: 7, wishing }, reader);
  expect([said(0), said(1)]).toEqual(["8 places, 1 left", "8 places, 1 left, 1 person wishes for it"]);
});
