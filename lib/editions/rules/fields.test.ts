import { expect, test } from "vitest";
import {
  dayFields,
  editionPlaceFields,
  editionTextFields,
  editionWindowFields,
  localInput,
  venueFields,
} from "./fields";
import { recapFields } from "./recap-fields";

const row = {
  title: { en: "Trieste 2027" },
  tagline: { en: "Together" },
  summary: { en: "Three days" },
  description: { en: "Three days of work" },
  audience: { en: "Members" },
  cost: { en: "€ 40" },
  accessNote: null,
  number: 4,
  year: 2027,
  city: "Trieste",
  country: "IT",
  timeZone: "Europe/Rome",
  mode: "on_site",
  languages: ["en", "it"],
  contactEmail: "school@convivio.example",
  replyTo: "answers@convivio.example",
  registrationOpensAt: new Date("2027-05-01T22:30:00Z"),
  registrationClosesAt: null,
};

test("the texts of an edition under the names of their form", () => {
  expect(editionTextFields(row)).toEqual({
    title: { en: "Trieste 2027" },
    tagline: { en: "Together" },
    summary: { en: "Three days" },
    description: { en: "Three days of work" },
    audience: { en: "Members" },
    cost: { en: "€ 40" },
    accessNote: {},
  });
});

test("where and how it takes place, without what another form asks", () => {
  expect(editionPlaceFields(row)).toEqual({
    number: 4,
    year: 2027,
    city: "Trieste",
    country: "IT",
    timeZone: "Europe/Rome",
    mode: "on_site",
    languages: ["en", "it"],
    mainLanguage: "en",
    contactEmail: "school@convivio.example",
    replyTo: "answers@convivio.example",
  });
});

test("a venue under the names of its form", () => {
  const venue = {
    ...{ name: { en: "Old Warehouse" }, address: { en: "Quay 4" }, city: "Muggia", accessNote: null },
    ...{ directions: { en: "Tram 2" }, latitude: 45.65, longitude: 13.77, order: 3 },
  };
  expect(venueFields(venue)).toEqual({ ...venue, accessNote: {} });
});

test("when registration opens and closes, by the clocks of the edition; nothing where it was not said", () => {
  expect(editionWindowFields(row)).toEqual({
    registrationOpens: "2027-05-02T00:30",
    registrationCloses: "",
  });
  expect(
    editionWindowFields({ ...row, registrationClosesAt: new Date("2027-09-30T22:00:00Z") }),
  ).toHaveProperty("registrationCloses", "2027-10-01T00:00");
  expect(localInput(new Date("2027-01-01T00:00:00Z"), "Asia/Kathmandu")).toBe("2027-01-01T05:45");
});

test("a day by its date and the clocks of the edition", () => {
  const day = {
    id: "day-1",
    date: new Date("2027-10-08T00:00:00Z"),
    startsAt: new Date("2027-10-08T07:00:00Z"),
    endsAt: new Date("2027-10-08T22:30:00Z"),
    label: { en: "Arrival" },
    module: { en: "One" },
    mode: "online",
  };
  expect(dayFields(day, "Europe/Rome")).toEqual({
    id: "day-1",
    date: "2027-10-08",
    starts: "09:00",
    ends: "00:30",
    label: { en: "Arrival" },
    module: { en: "One" },
    mode: "online",
  });
  expect(dayFields({ ...day, startsAt: null, endsAt: null, label: null }, "Europe/Rome")).toMatchObject({
    starts: "",
    ends: "",
    label: {},
  });
});

test("a recap under the names of its form", () => {
  const recap = {
    version: 2,
    title: { en: "What stayed" },
    article: { en: "It was good." },
    videoUrl: "https://video.example/1",
    videoCaption: { en: "The last evening" },
    publishedAt: null,
    figures: [{ value: 120, label: { en: "people" } }],
    documents: [{ url: "https://documents.example/1.pdf", title: { en: "Minutes" }, languages: ["en"] }],
  };
  expect(recapFields(recap)).toEqual({
    title: { en: "What stayed" },
    article: { en: "It was good." },
    videoUrl: "https://video.example/1",
    videoCaption: { en: "The last evening" },
    published: false,
    figures: [{ value: 120, label: { en: "people" } }],
    documents: [{ url: "https://documents.example/1.pdf", title: { en: "Minutes" }, languages: ["en"] }],
  });
  expect(recapFields({ ...recap, publishedAt: new Date(0) }).published).toBe(true);
});
