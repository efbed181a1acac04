import { expect, test } from "vitest";
import type { Programme, ProgrammeSession } from "@/lib/agenda/queries/public-programme";
import { sessionJsonLd } from "./session-json-ld";

const title = { text: "Soup", lang: null };
const session = {
  id: "s1",
  address: "1-soup",
  title,
  abstract: null,
  languages: ["it"],
  cancelled: false,
  people: [
    { fullName: "Ada Esempio", address: "1-ada", role: "speaker" },
    { fullName: "Bo Esempio", address: "2-bo", role: "interpreter" },
  ],
} as unknown as ProgrammeSession;
const slot = {
  sessionId: "s1",
  ordinal: 1,
  roomId: "r1",
  startsAt: "2027-10-08T08:00:00Z",
  endsAt: "2027-10-08T09:00:00Z",
  cancelled: false,
  previousStart: null,
};

function read(choice: { slots?: object[]; head?: object; room?: object; session?: object } = {}): object[] {
  const programme = {
    head: {
      title: { text: "Trieste 2027", lang: null },
      organisationName: "Tavola Comune",
      phase: "open",
      mode: "on_site",
      city: "Trieste",
      country: "IT",
      timeZone: "Europe/Rome",
      ...choice.head,
    },
    rooms: [{ id: "r1", name: "Sala Grande", kind: "physical", ...choice.room }],
    slots: choice.slots ?? [slot],
  } as unknown as Programme;
  const address = { publicUrl: "https://school.example", base: "/en/schools/s/e", card: "/card.png?v=1" };
  return sessionJsonLd(programme, { ...session, ...choice.session }, address);
}

test("a session says when, where and with whom; who interprets is not on the bill", () => {
  expect(read()).toMatchObject([
    {
      "@type": "EducationEvent",
      url: "https://school.example/en/schools/s/e/sessions/1-soup",
      startDate: "2027-10-08T10:00:00+02:00",
      eventStatus: "https://schema.org/EventScheduled",
      location: { "@type": "Place", name: "Sala Grande, Trieste" },
      performer: [{ name: "Ada Esempio" }],
      superEvent: { url: "https://school.example/en/schools/s/e" },
    },
  ]);
});

test("a moved one says when it was, a cancelled one that it is", () => {
  const moved = { ...slot, previousStart: "2027-10-08T12:00:00Z" };
  expect(read({ slots: [moved] })).toMatchObject([
    {
      eventStatus: "https://schema.org/EventRescheduled",
      previousStartDate: "2027-10-08T14:00:00+02:00",
    },
  ]);
  for (const choice of [{ slots: [{ ...moved, cancelled: true }] }, { head: { phase: "cancelled" } }])
    expect(read(choice)).toMatchObject([{ eventStatus: "https://schema.org/EventCancelled" }]);
});

test("an online room is the page, never the link to join", () => {
  const room = { kind: "online", joinLink: "https://meet.example/secret" };
  const [event] = read({ room });
  expect(event).toMatchObject({ location: { "@type": "VirtualLocation" } });
  expect(JSON.stringify(event)).not.toContain("secret");
});

test("each time of a session is an event, a listed one is none", () => {
  expect(read({ slots: [slot, { ...slot, ordinal: 2 }] })).toHaveLength(2);
  expect(read({ slots: [] })).toEqual([]);
});
