import { expect, test } from "vitest";
import type { Totals } from "@/lib/participants/queries/totals";
import type { QuestionTotals, TotalsLine } from "@/lib/participants/schema/totals";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";
import { readWhole } from "@/prisma/testing/read-whole";
import { totalsContent } from "./totals-content";

const line = (is: TotalsLine["is"], whole: number, more: Partial<TotalsLine> = {}): TotalsLine => ({
  ...{ is, whole, values: [], counts: {}, names: [], settings: {} },
  ...more,
});

const question = (kind: QuestionTotals["kind"], label: string, lines: TotalsLine[]): QuestionTotals => ({
  ...{ fieldId: label, kind, meaning: null, label: { en: label }, settings: {} },
  options: ["vegan", "all", "halal"].map((value) => ({ value, label: { en: value.toUpperCase() } })),
  ...{ grouped: false, unlisted: null, lines },
});

const diet = question("choice", "Diet", [
  line("answer", 4, { values: ["vegan"], counts: { day: 3 } }),
  line("none", 2, { counts: { day: 1 } }),
]);
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
  questions: [diet, grouped, weight, wishes],
} as unknown as Totals;

test.each(LOCALES)(
  "a row for each line, numbers as such, nothing where there is none to tell, in %s",
  async (language) => {
    const t = translator(language, "desk-totals");
    const reader = { t, language, fallback: ["en"], words: { yes: "+", no: "-", wish: "?" } };
    const { count, content } = totalsContent(totals, { named: true, name: "Totals" }, reader);
    const rows = await readWhole(content.pages());
    expect(content.columns).toEqual([
      ...[t("question"), t("answer"), t("all"), "Day guest", t("not-said"), t("who")],
    ]);
    expect(count).toBe(6);
    expect(rows).toEqual([
      ["Diet", "VEGAN", 4, 3, 0, ""],
      ["Diet", t("line.none"), 2, 1, 0, ""],
      ["Groups", `ALL, HALAL ${t("together")}`, 6, null, null, ""],
      ["Weight", `${t("line.mean")} (kg)`, 2.5, null, null, ""],
      ["Weight", `${t("line.sum")} (kg)`, 5, 0, 0, ""],
      ["Wishes", "=1+1", 2, 2, 0, "Ada, Bruno"],
    ]);
    const plain = totalsContent(totals, { named: false, name: "Totals" }, reader);
    expect(JSON.stringify(await readWhole(plain.content.pages()))).not.toContain("Bruno");
  },
);
