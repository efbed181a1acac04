import { describe, expect, test } from "vitest";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import { editionJsonLd } from "./event-json-ld";
import { recapJsonLd } from "./recap-json-ld";

const text = (words: string, lang: string | null = null) => ({ text: words, lang });
const address = { publicUrl: "https://school.example", base: "/en/schools/s/e", card: "/card.png?v=1" };

function content(head: object = {}, choice: object = {}): EditionPageContent {
  return {
    head: {
      title: text("Trieste 2027"),
      schoolTitle: text("Common Table School"),
      organisationName: "Tavola Comune",
      phase: "open",
      city: "Trieste",
      country: "IT",
      timeZone: "Europe/Rome",
      mode: "on_site",
      languages: ["it", "en"],
      days: [
        { date: "2027-10-08", startsAt: "2027-10-08T07:00:00Z", endsAt: null },
        { date: "2027-10-09", startsAt: null, endsAt: "2027-10-09T15:00:00Z" },
      ],
      registrationOpensAt: "2027-05-01T08:00:00Z",
      registrationClosesAt: null,
      ...head,
    },
    summary: text("Two days."),
    venues: [
      {
        ...{ id: "v1", name: text("Casa del Popolo"), address: text("Via Lunga 1"), city: "Trieste" },
        position: { latitude: 45.6, longitude: 13.7 },
      },
    ],
    hosts: [],
    pictures: { gallery: [] },
    recap: null,
    ...choice,
  } as unknown as EditionPageContent;
}

const of = (head?: object, choice?: object) =>
  JSON.parse(
    JSON.stringify(
      editionJsonLd(content(head, choice), [{ fullName: "Ada Esempio", address: "1-ada" }], address),
    ),
  );

describe("an edition for search engines", () => {
  test("says what, when with the offset, where, who and from when one may register", () => {
    expect(of()).toMatchObject({
      "@type": "EducationEvent",
      name: "Trieste 2027",
      startDate: "2027-10-08T09:00:00+02:00",
      endDate: "2027-10-09T17:00:00+02:00",
      eventStatus: "https://schema.org/EventScheduled",
      inLanguage: ["it", "en"],
      image: "https://school.example/card.png?v=1",
      location: {
        "@type": "Place",
        name: "Casa del Popolo",
        address: { streetAddress: "Via Lunga 1", addressLocality: "Trieste", addressCountry: "IT" },
        geo: { latitude: 45.6, longitude: 13.7 },
      },
      organizer: [{ "@type": "Organization", name: "Tavola Comune" }],
      performer: [
        {
          "@type": "Person",
          name: "Ada Esempio",
          url: "https://school.example/en/schools/s/e/speakers/1-ada",
        },
      ],
      offers: {
        url: "https://school.example/en/schools/s/e/register",
        availability: "https://schema.org/InStock",
        validFrom: "2027-05-01T08:00:00Z",
      },
    });
  });

  test.each([
    ["full", "SoldOut"],
    ["announced", "PreOrder"],
  ])("%s: the offer is %s", (phase, availability) => {
    expect(of({ phase }).offers.availability).toBe(`https://schema.org/${availability}`);
  });

  test.each(["closed", "running", "past", "archived", "cancelled"])("%s: nothing is on offer", (phase) => {
    expect(of({ phase }).offers).toBeUndefined();
  });

  test("announced without a day on which registration opens: nothing is on offer yet", () => {
    expect(of({ phase: "announced", registrationOpensAt: null }).offers).toBeUndefined();
  });

  test("cancelled says so; times nobody said are dates", () => {
    const days = [{ date: "2015-10-17", startsAt: null, endsAt: null }];
    expect(of({ phase: "cancelled", days })).toMatchObject({
      eventStatus: "https://schema.org/EventCancelled",
      startDate: "2015-10-17",
      endDate: "2015-10-17",
    });
  });

  test("online is this page, in both ways it is both", () => {
    const online = { "@type": "VirtualLocation", url: "https://school.example/en/schools/s/e" };
    expect(of({ mode: "online" }).location).toEqual(online);
    expect(of({ mode: "either" }).location).toMatchObject([{ "@type": "Place" }, online]);
  });
});

test("a recap is an article in the language it is shown in, with its film", () => {
  const recap = {
    title: text("What thirty people took home"),
    article: text("…", "it"),
    publishedAt: "2015-11-02T09:00:00.000Z",
    videoUrl: "https://video.example/watch?v=1",
    videoCaption: null,
  };
  const read = (choice: object) => recapJsonLd(content({ phase: "archived" }, choice), "en", address);
  expect(read({ recap })).toMatchObject({
    "@type": "NewsArticle",
    headline: "What thirty people took home",
    inLanguage: "it",
    datePublished: "2015-11-02T09:00:00.000Z",
    video: {
      "@type": "VideoObject",
      uploadDate: "2015-11-02T09:00:00.000Z",
      url: "https://video.example/watch?v=1",
    },
  });
  expect(read({ recap: { ...recap, videoUrl: null } })).toMatchObject({ video: undefined });
  expect(read({})).toBeNull();
});
