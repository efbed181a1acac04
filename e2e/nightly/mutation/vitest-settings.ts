import { defineConfig } from "vitest/config";
import repository from "../../../vitest.config";

/** The unit tests as the repository runs them, without databases, and with what mutation can't have. */
const unit = (repository.test?.projects ?? []).find(
  (project) => typeof project === "object" && "test" in project && project.test?.name === "unit",
);
if (typeof unit !== "object" || !("test" in unit)) throw new Error("vitest.config.ts has no project “unit”");

export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    setupFiles: [...[unit.test?.setupFiles ?? []].flat(), "e2e/nightly/mutation/no-cost.ts"],
  },
});
