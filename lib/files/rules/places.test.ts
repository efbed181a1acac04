import { expect, test } from "vitest";
import { DESK_VIEW, LICENCES, missingFor, OWNED, ownedBy, PLACE_NAMES, PLACES, placeOf } from "./places";

test("what each place belongs to, typed by hand", () => {
  expect(PLACE_NAMES.map((place) => [place, placeOf(place).of, ownedBy(place)])).toEqual([
    ["edition_wide", "edition", null],
    ["school_wide", "school", null],
    ["venue_picture", "venue", "venue"],
    ["speaker_face", "speaker", "speaker"],
    ["host_logo", "host", "host"],
    ["session_picture", "session", "session"],
    ["practice_picture", "practice", "practice"],
    ["room_picture", "room", "room"],
    ["organisation_mark", "organisation", null],
    ["section_picture", "section", "section"],
    ["recap_gallery", "edition", null],
  ]);
  expect(OWNED).toEqual(["speaker", "host", "session", "practice", "room", "venue", "section"]);
});

test("only the gallery and a section have several pictures, and only a face shows a person by what it is", () => {
  expect(PLACE_NAMES.filter((place) => placeOf(place).many)).toEqual(["section_picture", "recap_gallery"]);
  expect(PLACE_NAMES.filter((place) => placeOf(place).person)).toEqual(["speaker_face"]);
});

test("the sizes of each place, typed by hand: pages name them in what a browser chooses from", () => {
  const told = PLACE_NAMES.map((place) => [
    place,
    ...placeOf(place).cuts.map(({ name, ratio, sizes }) => [name, ratio, sizes.map(({ width }) => width)]),
  ]);
  const beside = ["beside", 1.5, [480, 960]];
  const logo = ["logo", null, [240, 480]];
  const wide = [
    ["phone", 1.5, [480, 800]],
    ["wide", 2.4, [1280, 1920]],
  ];
  expect(told).toEqual([
    ["edition_wide", ...wide],
    ["school_wide", ...wide],
    ["venue_picture", ["venue", 1.5, [480, 960]]],
    ["speaker_face", ["face", 1, [144, 240, 560]]],
    ["host_logo", logo],
    ["session_picture", beside],
    ["practice_picture", beside],
    ["room_picture", beside],
    ["organisation_mark", logo],
    ["section_picture", beside],
    ["recap_gallery", ["tile", 1.5, [360, 720]], ["whole", null, [1600]]],
  ]);
  expect(placeOf("host_logo").cuts[0]?.sizes.map(({ tallest }) => tallest)).toEqual([72, 144]);
  expect(placeOf("recap_gallery").cuts[1]?.sizes[0]?.tallest).toBe(1600);
});

test("at the desk the whole of it is shown, to nobody else", () => {
  const { name, ratio, formats, sizes } = DESK_VIEW;
  expect([name, ratio, formats, sizes.map(({ width, tallest }) => [width, tallest])]).toEqual([
    ...["desk", null, "view"],
    [[720, 720]],
  ]);
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
