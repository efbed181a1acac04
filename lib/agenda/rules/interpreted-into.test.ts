import { expect, test } from "vitest";
import { interpretedInto } from "./interpreted-into";

test("languages by how they are heard, seen or read: each once, by the alphabet", () => {
  expect(
    interpretedInto([
      { toLanguage: "it", mode: "spoken" },
      { toLanguage: "de", mode: "spoken" },
      { toLanguage: "it", mode: "spoken" },
      { toLanguage: "fr", mode: "sign" },
      { toLanguage: "en", mode: "sign" },
      { toLanguage: "es", mode: "captions" },
      { toLanguage: "de", mode: "captions" },
    ]),
  ).toEqual({ spoken: ["de", "it"], captions: ["de", "es"], sign: ["en", "fr"] });
  expect(interpretedInto([])).toEqual({ spoken: [], captions: [], sign: [] });
});
