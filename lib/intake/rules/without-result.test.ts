import { expect, test } from "vitest";
import { NO_RESULT } from "@/lib/platform/tables/row-taker";
import { withoutResult } from "./without-result";

test.each([
  ...["#N/A", "#n/a", "#NV", "#WERT!", "#RIF!", "#¡VALOR!", "#NOM?", "#DIV/0!", "#CALC!"],
  ...["Err:502", "Errore:508", "Fehler:504"],
])("a formula failed: %s", (text) => {
  expect(withoutResult(text)).toBe("spreadsheet-error");
});

test("a formula was never reckoned", () => {
  expect(withoutResult(NO_RESULT)).toBe("no-result");
});

test.each(["", "N/A", "#1", "#N/A or so", "see #REF!", "Err: 50", "Err:5020", "Error"])(
  "somebody says: %j",
  (text) => {
    expect(withoutResult(text)).toBeNull();
  },
);
