import { describe, expect, test } from "vitest";
import { sameTheme } from "./same-theme";

const theme = (id: string, title: Record<string, string>) => ({ id, title });

describe("the theme of another edition", () => {
  test("is the one that is called the same in a language of both, however it is spelt", () => {
    const others = [theme("a", { it: "Lavoro e città" }), theme("b", { it: "Energia", en: "Energy" })];
    expect(sameTheme({ title: { en: "ENERGY", de: "Energie" } }, others)).toBe("b");
    expect(sameTheme({ title: { it: "Lavoro e citta" } }, others)).toBe("a");
  });

  test("is none where a word of one language is another language's, or where several are called so", () => {
    expect(sameTheme({ title: { de: "Energie" } }, [theme("a", { fr: "Energie" })])).toBeNull();
    expect(
      sameTheme({ title: { en: "Work" } }, [theme("a", { en: "Work" }), theme("b", { en: "work" })]),
    ).toBeNull();
    expect(sameTheme({ title: { en: "Work" } }, [])).toBeNull();
  });
});
