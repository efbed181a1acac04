import { parseXml, XmlElement } from "@rgrove/parse-xml";
import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarText } from "./calendar-lines";
import { xcalOf } from "./xcal";

test("says what the standard says of the same lines", () => {
  // The shapes are those of RFC 6321, 3.4 and appendix B.
  expect(
    xcalOf([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "X-WR-CALNAME:Bread\\, salt",
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
      "BEGIN:VTIMEZONE",
      "TZID:Europe/Rome",
      "BEGIN:STANDARD",
      "DTSTART:20261025T030000",
      "TZOFFSETFROM:+0200",
      "TZOFFSETTO:+0100",
      "END:STANDARD",
      "END:VTIMEZONE",
      "BEGIN:VEVENT",
      "DTSTAMP:20270110T120000Z",
      "DTSTART;TZID=Europe/Rome:20270328T100000",
      "DTEND;VALUE=DATE:20270329",
      "SEQUENCE:3",
      "SUMMARY:Salt & <bread>\\; a \\\\ and\\na line",
      "GEO:45.5;-9.25",
      "URL:https://x.example/a?b=1&c=2",
      "END:VEVENT",
      "END:VCALENDAR",
    ]),
  ).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"><vcalendar><properties>' +
        "<version><text>2.0</text></version><x-wr-calname><unknown>Bread\\, salt</unknown></x-wr-calname>" +
        "<refresh-interval><duration>PT1H</duration></refresh-interval></properties><components>",
      "<vtimezone><properties><tzid><text>Europe/Rome</text></tzid></properties><components>",
      "<standard><properties><dtstart><date-time>2026-10-25T03:00:00</date-time></dtstart>" +
        "<tzoffsetfrom><utc-offset>+02:00</utc-offset></tzoffsetfrom>" +
        "<tzoffsetto><utc-offset>+01:00</utc-offset></tzoffsetto></properties></standard>",
      "</components></vtimezone>",
      "<vevent><properties><dtstamp><date-time>2027-01-10T12:00:00Z</date-time></dtstamp>" +
        "<dtstart><parameters><tzid><text>Europe/Rome</text></tzid></parameters>" +
        "<date-time>2027-03-28T10:00:00</date-time></dtstart>" +
        "<dtend><date>2027-03-29</date></dtend><sequence><integer>3</integer></sequence>" +
        "<summary><text>Salt &amp; &lt;bread&gt;; a \\ and\na line</text></summary>" +
        "<geo><latitude>45.5</latitude><longitude>-9.25</longitude></geo>" +
        "<url><uri>https://x.example/a?b=1&amp;c=2</uri></url></properties></vevent>",
      "</components></vcalendar></icalendar>",
      "",
    ].join("\n"),
  );
});

test("whatever somebody writes is one text, as they wrote it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (written) => {
      const lines = ["BEGIN:VCALENDAR", `SUMMARY:${calendarText(written)}`, "END:VCALENDAR"];
      const root = parseXml(xcalOf(lines)).root;
      const path: string[] = [];
      let inner = root;
      for (; inner?.children[0] instanceof XmlElement; inner = inner.children[0]) path.push(inner.name);
      expect([...path, inner?.name]).toEqual(["icalendar", "vcalendar", "properties", "summary", "text"]);
      expect(inner?.text).toBe(written.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, " "));
    }),
  );
});
