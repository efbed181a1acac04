import { expect, test } from "vitest";
import { fullChoices, limitedOf, optionLeft, placesLeft } from "./option-places";

const question = {
  versionId: "way",
  places: [
    { value: "bus", capacity: 2, taken: 2 },
    { value: "boat", capacity: 3, taken: 1 },
    { value: "balloon", capacity: 1, taken: 4 },
    { value: "cart", capacity: 3, taken: 2 },
  ],
};
const options = limitedOf([question, { versionId: "other", places: [] }]);

test("what is left of an option is never less than nothing, and without a limit it is no number", () => {
  expect(question.places.map(optionLeft)).toEqual([0, 2, 0, 1]);
  expect([placesLeft(question, "boat"), placesLeft(question, "train")]).toEqual([2, null]);
});

test("what is full is chosen by nobody anew, in one answer or among several", () => {
  const full = { "answers.way": "full" };
  expect(fullChoices({ way: "bus" }, options)).toEqual(full);
  expect(fullChoices({ way: ["boat", "balloon"] }, options)).toEqual(full);
  expect(fullChoices({ way: "boat" }, options)).toEqual({});
  expect(fullChoices({ way: "cart" }, options)).toEqual({});
  expect(fullChoices({ way: "train" }, options)).toEqual({});
  // The value alone says nothing: another question may have it, too.
  expect(fullChoices({ other: "bus" }, options)).toEqual({});
});

test("what was chosen before may be left, and nothing more than that", () => {
  expect(fullChoices({ way: "bus" }, options, { way: "bus" })).toEqual({});
  expect(fullChoices({ way: ["bus", "balloon"] }, options, { way: ["bus"] })).toEqual({
    "answers.way": "full",
  });
});
