import { expect, test } from "vitest";
import { groupBy } from "@/lib/platform/group-by";
import type { Texts } from "@/lib/platform/i18n/texts";
import type { ReleaseChange } from "./changes";
import { speakerNews } from "./speaker-news";

const placement = (hour: string, roomId: string | null) => ({
  startsAt: `2027-10-08T${hour}:00.000Z`,
  endsAt: `2027-10-08T${hour}:59.000Z`,
  roomId,
});
const facts = {
  sessions: new Map([
    ["one", { title: { en: "Bread", it: "Pane" }, placement: placement("07:00", "aula") }],
    ["two", { title: { en: "Salt" }, placement: null }],
  ]),
  rooms: new Map([["aula", "Aula Magna"]]),
  timeZone: "Europe/Rome",
  languages: ["en", "it"],
};
/** The key of a sentence and what fills it, instead of the sentence. */
const say = ((key: string, values: object) =>
  `${key}(${Object.values(values).join("; ")})`) as unknown as Texts<"release-changes">;
const change = (kind: ReleaseChange["kind"], to: ReleaseChange["to"], sessionId = "one"): ReleaseChange => ({
  kind,
  sessionId,
  ordinal: 1,
  from: null,
  to,
});
const told = (ids: string[], changes: ReleaseChange[], language = "en") =>
  speakerNews({ ...facts, changes: groupBy(changes, (change) => change.sessionId) }, language, say)(ids);

test.each<[string, ReleaseChange, string]>([
  [
    "moved",
    change("moved", placement("08:00", "aula")),
    "moved(Bread; placement(8 October 2027 at 10:00; Aula Magna))",
  ],
  [
    "moved to where nobody knows the room",
    change("moved", placement("08:00", "gone")),
    "moved(Bread; 8 October 2027 at 10:00)",
  ],
  [
    "moved out of every room",
    change("moved", placement("08:00", null)),
    "moved(Bread; 8 October 2027 at 10:00)",
  ],
  ["without a time any more", change("moved", null), "movedListed(Bread)"],
  ["new without a time", change("new", null), "newListed(Bread)"],
  ["cancelled, whatever else is known", change("cancelled", placement("08:00", "aula")), "cancelled(Bread)"],
])("a session that is %s", (_name, made, line) => {
  expect(told(["one"], [made])).toEqual([line]);
});

test("a session without a change of its own was joined or left: it says when it is, or that it is listed", () => {
  expect(told(["one", "two"], [change("moved", null, "three")])).toEqual([
    "people(Bread; placement(8 October 2027 at 09:00; Aula Magna))",
    "peopleListed(Salt)",
  ]);
});

test("a line a change, of one's own sessions, in one's language where there is a title in it", () => {
  const changes = [change("moved", null), change("moved", null, "two"), change("new", null)];
  expect(told(["one"], changes, "it")).toEqual(["movedListed(Pane)", "newListed(Pane)"]);
  expect(told(["two"], changes, "it")).toEqual(["movedListed(Salt)"]);
});

test("a session nobody knows says nothing", () => {
  expect(told(["gone"], [change("moved", null, "gone")])).toEqual([]);
});

test("what a session has to tell is written once for all its people", () => {
  let written = 0;
  const counting = ((key: string) => {
    written += 1;
    return key;
  }) as unknown as Texts<"release-changes">;
  const tell = speakerNews({ ...facts, changes: new Map() }, "en", counting);
  expect(tell(["two"])).toEqual(["peopleListed"]);
  expect(tell(["two", "two"])).toEqual(["peopleListed", "peopleListed"]);
  expect(written).toBe(1);
});
