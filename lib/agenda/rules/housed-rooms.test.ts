import { expect, test } from "vitest";
import { dayVenues, housedRooms, roomAddresses, withoutVenue } from "./housed-rooms";
import { roomWords } from "./room-words";

const text = (words: string) => ({ text: words, lang: null });
const venue = (id: string, name: string | null) => ({
  ...{ id, name: name === null ? null : text(name), address: text(`Via ${id}`), city: "Trieste" },
  ...{ directions: null, accessNote: null, position: null, lines: [name ?? "", "Trieste"] },
});
const room = (id: string, venueId: string | null, kind = "physical") => ({
  id,
  name: `Room ${id}`,
  kind,
  venueId,
});
const rooms = [room("a", "two"), room("b", "one"), room("c", null), room("d", null, "online")];

test("with one venue every room on site is in it, and none names it", () => {
  const housed = housedRooms(rooms, [venue("one", "Mill")]);
  expect(housed.map(({ id, house, venue }) => [id, house?.id ?? null, venue])).toEqual([
    ["a", "one", null],
    ["b", "one", null],
    ["c", "one", null],
    ["d", null, null],
  ]);
  expect(housedRooms(rooms, []).map(({ house }) => house)).toEqual([null, null, null, null]);
});

test("with several they stand venue by venue, each named; online comes last", () => {
  const housed = housedRooms(rooms, [venue("one", "Mill"), venue("two", null)]);
  expect(housed.map((one) => [one.id, roomWords(one)])).toEqual([
    ["b", "Room b, Mill"],
    ["c", "Room c, Mill"],
    ["a", "Room a, Via two"],
    ["d", "Room d"],
  ]);
  expect(housed.map((one) => roomWords(withoutVenue(one)))[0]).toBe("Room b");
});

test("a venue of which only the city is known is called by it", () => {
  const muggia = { ...venue("two", null), address: null, city: "Muggia" };
  const housed = housedRooms(rooms, [venue("one", "Mill"), muggia]);
  expect(housed.map(roomWords)).toEqual(["Room b, Mill", "Room c, Mill", "Room a, Muggia", "Room d"]);
  expect(dayVenues(housed, [{ roomId: "a" }])).toEqual([{ id: "two", name: text("Muggia") }]);
});

test("rooms of one name in two venues are two in an address", () => {
  const named = ["Hall", "hall", "Hall 2", "会场", "!"].map((name, at) => ({ id: `id-${at}`, name }));
  const addresses = roomAddresses(named);
  expect(addresses.get("id-0")).toBe("hall");
  expect(addresses.get("id-1")).toBe("id-1");
  expect(addresses.get("id-2")).toBe("hall-2");
  expect(new Set(named.map(({ id }) => addresses.get(id))).size).toBe(5);
});

test("a day says which venues it is in: each once, in their order", () => {
  const housed = housedRooms(rooms, [venue("one", "Mill"), venue("two", "Library")]);
  const day = (...ids: Array<string | null>) =>
    dayVenues(
      housed,
      ids.map((roomId) => ({ roomId })),
    ).map(({ name }) => name.text);
  expect(day("a", "c", "b", null)).toEqual(["Mill", "Library"]);
  expect(day("a", "a")).toEqual(["Library"]);
  expect(day("d", null)).toEqual([]);
  const alone = housedRooms(rooms, [venue("one", "Mill")]);
  expect(dayVenues(alone, [{ roomId: "a" }])).toEqual([]);
});
