import { registrationWindow, upcomingDays } from "./calendar";
import * as milan from "./milan/edition";
import {
  PRACTICES as MILAN_PRACTICES,
  SESSIONS as MILAN_SESSIONS,
  THEMES as MILAN_THEMES,
} from "./milan/programme";
import { FIGURES, RECAP } from "./milan/recap";
import type { Complete, ExampleWhole } from "./shape";
import { ACCESS, QUESTIONS } from "./upcoming/access";
import { CAPACITY, CATEGORIES, QUOTAS } from "./upcoming/categories";
import * as upcoming from "./upcoming/edition";
import { INTERPRETERS, PEOPLE } from "./upcoming/people";
import { PRACTICES } from "./upcoming/practices";
import { BREAKS, ROOMS } from "./upcoming/rooms";
import { SESSIONS } from "./upcoming/sessions";
import { THEMES } from "./upcoming/themes";

/** The archived first edition of 2015. */
export function milanExample(now: Date): ExampleWhole {
  return {
    organisation: milan.ORGANISATION,
    school: milan.SCHOOL,
    edition: milan.EDITION,
    editionSlug: milan.EDITION_SLUG,
    days: [milan.DATE],
    hours: [],
    registration: null,
    publishedAt: now,
    archivedAt: now,
    capacity: null,
    hosts: milan.HOSTS,
    access: [],
    questions: [],
    themes: MILAN_THEMES,
    rooms: [],
    people: [],
    sessions: MILAN_SESSIONS,
    breaks: [],
    quotas: [],
    categories: [],
    practices: MILAN_PRACTICES,
    recap: RECAP,
    figures: FIGURES,
  };
}

/** The invented edition four months ahead, open for registration since last month. */
export function upcomingExample(now: Date): ExampleWhole {
  const { timeZone, title } = upcoming.EDITION;
  const days = upcomingDays(now, timeZone);
  const year = days[0].slice(0, 4);
  const dated: Complete = {
    en: `${title.en} ${year}`,
    fr: `${title.fr} ${year}`,
    it: `${title.it} ${year}`,
    es: `${title.es} ${year}`,
    de: `${title.de} ${year}`,
  };
  const registration = registrationWindow(now, days[0], timeZone);
  return {
    organisation: upcoming.ORGANISATION,
    school: upcoming.SCHOOL,
    edition: { ...upcoming.EDITION, title: dated },
    editionSlug: `${upcoming.CITY_SLUG}-${year}`,
    days,
    hours: [
      { day: 0, from: "09:00", to: "22:30" },
      { day: 1, from: "09:00", to: "16:30" },
    ],
    registration,
    publishedAt: registration.opens,
    archivedAt: null,
    capacity: CAPACITY,
    hosts: upcoming.HOSTS,
    access: ACCESS,
    questions: QUESTIONS,
    themes: THEMES,
    rooms: ROOMS,
    people: [...PEOPLE, ...INTERPRETERS],
    sessions: SESSIONS,
    breaks: BREAKS,
    quotas: QUOTAS,
    categories: CATEGORIES,
    practices: PRACTICES,
    recap: null,
    figures: [],
  };
}
