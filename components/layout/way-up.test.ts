import { expect, test } from "vitest";
import { wayUp } from "./way-up";

test.each([
  ["/fr/organise/s/e/programme", "desk", "/fr/organise"],
  ["/fr/organise", "home", "/fr"],
  ["/it/r/token/change", "own", "/it/r/token"],
  ["/it/r/token", "home", "/it"],
  ["/it/r/corrected/token", "home", "/it"],
  ["/de/schools/s/e/register/draft/check", "edition", "/de/schools/s/e"],
  ["/es/me", "home", "/es"],
  ["/", "home", "/"],
])("a page that failed leads one up: %s", (path, to, href) => {
  expect(wayUp(path)).toEqual({ to, href });
});
