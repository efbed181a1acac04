import { expect, test } from "vitest";
import { LICENCES, missingFor, OWNED, ownedBy, PLACE_NAMES, PLACES, placeOf } from "./places";

test("what each place belongs to, typed by hand", () => {
  expect(PLACE_NAMES.map((place) => [place, placeOf(place).of, ownedBy(place)])).toEqual([
    ["edition_wide", "edition", null],
    ["school_wide", "school", null],
    ["edition_venue", "edition", null],
    ["speaker_face", "speaker", "speaker"],
    ["host_logo", "host", "host"],
    ["session_picture", "session", "session"],
    ["practice_picture", "practice", "practice"],
    ["room_picture", "room", "room"],
    ["organisation_mark", "organisation", null],
    ["recap_gallery", "edition", null],
  ]);
  expect(OWNED).toEqual(["speaker", "host", "session", "practice", "room"]);
});

test("only the gallery has several pictures, and only a face shows a person by what it is", () => {
  expect(PLACE_NAMES.filter((place) => placeOf(place).many)).toEqual(["recap_gallery"]);
  expect(PLACE_NAMES.filter((place) => placeOf(place).person)).toEqual(["speaker_face"]);
});

test("before anybody scrolls, a phone loads a wide picture and six faces within 87 kB", () => {
  const phone = placeOf("edition_wide").cuts.find(({ name }) => name === "phone")?.sizes ?? [];
  const face = placeOf("speaker_face").cuts[0]?.sizes ?? [];
  const most = Math.max(...phone.map((size) => size.most)) + 6 * (face[1]?.most ?? 0);
  expect(most).toBe(87_000);
});

test("sizes of a cut rise, and so does what they may weigh; a picture is called otherwise in each cut", () => {
  for (const place of PLACE_NAMES) {
    const { cuts } = placeOf(place);
    expect(new Set(cuts.map(({ name }) => name)).size, place).toBe(cuts.length);
    for (const { name, sizes } of cuts) {
      expect(name, place).toMatch(/^[a-z]+$/);
      for (const of of ["width", "most"] as const) {
        const row = sizes.map((size) => size[of]);
        expect(row, `${place} ${name}`).toEqual([...new Set(row)].sort((one, other) => one - other));
      }
    }
  }
});

test("logos are drawings of which nothing is cut off, everything else is a photo", () => {
  const cuts = PLACE_NAMES.flatMap((place) => placeOf(place).cuts.map((cut) => ({ place, ...cut })));
  const drawings = cuts.filter(({ formats }) => formats === "drawing");
  expect(drawings.map(({ place, ratio }) => [place, ratio])).toEqual([
    ["host_logo", null],
    ["organisation_mark", null],
  ]);
  expect(
    cuts.filter(({ formats }) => formats !== "drawing").every(({ formats }) => formats === "photo"),
  ).toBe(true);
  expect(PLACES.speaker_face.cuts[0].ratio).toBe(1);
});

test("the names of licences are stored", () => {
  expect(LICENCES).toEqual(["", "own", "cc0", "cc-by-4", "cc-by-sa-4"]);
});

const TOLD = { alt: { en: "Bread on a table" }, decorative: false, showsPerson: false, agreed: false };
test.each([
  [{}, []],
  [{ alt: {} }, ["alt"]],
  [{ alt: {}, decorative: true }, []],
  [{ showsPerson: true }, ["agreed"]],
  [{ showsPerson: true, agreed: true }, []],
  [{ alt: {}, showsPerson: true }, ["alt", "agreed"]],
])("of a picture with %j is missing %j", (change, missing) => {
  expect(missingFor({ ...TOLD, ...change })).toEqual(missing);
});
