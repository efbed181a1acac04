import { expect, test } from "vitest";
import { planOf } from "@/lib/interchange/fixtures/programme";
import { readSchedule } from "./read-schedule";

const read = (text: string) => {
  const result = readSchedule(new TextEncoder().encode(text));
  if (!result.ok) throw new Error(`${result.reason} ${JSON.stringify(result.detail)}`);
  return result.value;
};
const left = (text: string) => read(text).notRead.map(({ path, count, why }) => `${path} ${count} ${why}`);

const XML = `<schedule xmlns:x="urn:x"><conference logo="c.png"><title>Day</title><colour>red</colour></conference>
<day date="2027-05-03" index="1" mood="good"><room name="Hall" guid="g"><event id="1" code="ABC">
<title lang="en">A</title><title>B</title><feedback_url>https://f.example</feedback_url><logo/>
<recording><license>CC BY</license><optout>false</optout></recording>
<persons><person id="1" email="a@example.org">Ada</person></persons><snack>soup</snack></event>stray</room></day></schedule>`;

test("every element and attribute of an XML file is read or listed", () => {
  expect(left(XML)).toEqual([
    "day@mood 1 unknown",
    "room/text() 1 unknown",
    "event/title@lang 1 unknown",
    "event/title 1 unknown",
    "event/snack 1 unknown",
    "conference@logo 1 no-field",
    "conference/colour 1 no-field",
    "room@guid 1 no-field",
    "event@code 1 no-field",
    "event/feedback_url 1 no-field",
    "event/recording/license 1 no-field",
    "event/persons/person@email 1 no-field",
    "day@index 1 derived",
  ]);
});

test("every key of a JSON file is read or listed, also one that stands there twice", () => {
  const text = `{"schedule": {"version": "1", "conference": {"title": "Day", "daysCount": 1, "mood": "good",
    "days": [{"index": 1, "date": "2027-05-03", "rooms": {"Hall": [
      {"id": 1, "title": "A", "title": "B", "do_not_record": null, "snack": ["soup"], "answers": [], "logo": "x.png",
       "persons": [{"id": 1, "name": "Ada", "avatar": "a.png"}, {"id": 2, "name": "Bo", "avatar": "b.png"}]}]}}]}}}`;
  expect(left(text)).toEqual([
    "conference/mood 1 unknown",
    "event/snack 1 unknown",
    "title (2) 1 unknown",
    "event/logo 1 no-field",
    "event/persons/avatar 2 no-field",
    "conference/daysCount 1 derived",
    "day/index 1 derived",
  ]);
});

test("events inside a wrapping of their own are events", () => {
  const file = read(
    '<schedule><days><day date="2027-05-03"><rooms><room name="Hall"><events><event><title>A</title></event></events></room></rooms></day></days></schedule>',
  );
  expect(file.events).toMatchObject([{ title: "A", day: "2027-05-03", room: "Hall" }]);
  expect(file.notRead).toEqual([]);
});

test("HTML that was not escaped keeps its words, its emphasis and its links", () => {
  const made = planOf([
    { title: "A", raw: '<abstract><p>One <b>two</b> <a href="https://a.example/">three</a></p></abstract>' },
  ]);
  expect(made.sessions[0]?.changes[1]?.after).toBe("One **two** [three](https://a.example/)");
});

test("what is left out of an event is said: links, pictures, types, biographies, long names of tracks", () => {
  const made = planOf([
    {
      title: "A",
      type: "Ceilidh",
      track: "x".repeat(200),
      abstract: '<p>One <img src="x"> <a href="/far">two</a></p>',
      raw: `<links><link href="javascript:alert(1)">Run</link></links>
        <persons><person id="1" biography="${"b".repeat(9_000)}">Ada</person></persons>`,
    },
  ]);
  expect(made.sessions[0]?.notes.toSorted()).toEqual([
    "biography-too-long",
    "kind-unknown",
    "link-left-out",
    "markup-left-out",
    "no-time",
    "track-cut",
  ]);
  expect(made.sessions[0]?.leftOut).toEqual({
    links: ["/far", "Run: javascript:alert(1)"],
    elements: ["img"],
  });
});

test("an event that its own system calls cancelled is not taken, and said", () => {
  const made = planOf([{ title: "A", raw: "<state>canceled</state>" }, { title: "B" }]);
  expect(made.refused).toMatchObject([{ title: "A", reason: "cancelled-there", value: "canceled" }]);
});
