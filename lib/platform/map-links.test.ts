import { expect, test } from "vitest";
import { mapLinks } from "./map-links";

test("a place with coordinates opens there, with its name", () => {
  const { own, others } = mapLinks({
    position: { latitude: 45.65, longitude: -13.77 },
    words: "Casa & Sale, Quay 4",
  });
  expect(own).toBe("geo:45.65,-13.77?q=45.65,-13.77(Casa%20%26%20Sale%2C%20Quay%204)");
  expect(others.map(({ href }) => href)).toEqual([
    "https://www.openstreetmap.org/?mlat=45.65&mlon=-13.77#map=17/45.65/-13.77",
    "https://maps.apple.com/?q=Casa%20%26%20Sale%2C%20Quay%204&ll=45.65,-13.77",
    "https://www.google.com/maps/search/?api=1&query=45.65,-13.77",
  ]);
});

test("one without is looked for by its words", () => {
  const { own, others } = mapLinks({ position: null, words: "Quay 4" });
  expect([own, ...others.map(({ href }) => href)].every((href) => href.includes("Quay%204"))).toBe(true);
});
