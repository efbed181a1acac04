import { expect, test } from "vitest";
import { asLabel } from "./as-label";
import { LOCALES } from "./locales";
import { translator } from "./translator";

test.each(LOCALES)("a label before what it names, as the language writes it: %s", (language) => {
  const site = translator(language, "site");
  expect(asLabel(site, "Salle")).toBe(language === "fr" ? "Salle\u00a0:" : "Salle:");
  for (const own of ["Was essen Sie?", "Comment payez-vous\u00a0?", "Wie bezahlt wird:"])
    expect(asLabel(site, own)).toBe(own);
});
