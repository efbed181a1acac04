import type { Act } from "@/lib/access/policy";
import type { World } from "./world";

/** Who may open an address: everybody, whoever is signed in, whoever holds the link, or roles with an act. */
export type Gate =
  | { kind: "public" }
  | { kind: "login" }
  | { kind: "link" }
  | { kind: "act"; act: Act; scope: "edition" | "organisation" };

const PUBLIC: Gate = { kind: "public" };
const edition = (act: Act): Gate => ({ kind: "act", act, scope: "edition" });
const organisation = (act: Act): Gate => ({ kind: "act", act, scope: "organisation" });

const EDITION = "/[locale]/organise/[school]/[edition]";
const SITE = "/[locale]/schools/[school]/[edition]";

/** Every address of the build and its gate. A route that is missing here fails the test. */
export const ROUTES: Record<string, Gate> = {
  "/_not-found": PUBLIC,
  "/_global-error": PUBLIC,
  "/api/healthz": PUBLIC,
  "/api/readyz": PUBLIC,
  "/api/v1/openapi.json": PUBLIC,
  "/api/v1/schools": PUBLIC,
  "/api/v1/schools/[school]": PUBLIC,
  "/api/v1/schools/[school]/[edition]": PUBLIC,
  "/api/v1/schools/[school]/[edition]/sessions": PUBLIC,
  "/api/v1/schools/[school]/[edition]/registrations": PUBLIC,
  "/schools/[school]/card.png": PUBLIC,
  "/schools/[school]/[edition]/card.png": PUBLIC,
  "/schools/[school]/app.webmanifest": PUBLIC,
  "/schools/[school]/[edition]/agenda.ics": PUBLIC,
  "/schools/[school]/[edition]/agenda.xcal": PUBLIC,
  "/schools/[school]/[edition]/days.ics": PUBLIC,
  "/schools/[school]/[edition]/places.json": PUBLIC,
  "/schools/[school]/[edition]/releases.atom": PUBLIC,
  "/schools/[school]/[edition]/schedule.json": PUBLIC,
  "/schools/[school]/[edition]/schedule.xml": PUBLIC,
  "/schools/[school]/[edition]/sessions/[file]": PUBLIC,
  "/me/agenda/[token]": { kind: "link" },
  "/unsubscribe/[token]": { kind: "link" },
  "/files": PUBLIC,
  "/files/[hash]/[name]": PUBLIC,
  "/robots.txt": PUBLIC,
  "/speculation-rules.json": PUBLIC,
  "/sitemap.xml": PUBLIC,
  "/sw.js": PUBLIC,
  "/[locale]": PUBLIC,
  "/[locale]/accessibility": PUBLIC,
  "/[locale]/legal": PUBLIC,
  "/[locale]/lost-link": PUBLIC,
  "/[locale]/practices": PUBLIC,
  "/[locale]/practices/[school]/[practice]": PUBLIC,
  "/[locale]/practices/find": PUBLIC,
  "/[locale]/privacy": PUBLIC,
  "/[locale]/r/[token]": { kind: "link" },
  "/[locale]/r/[token]/agenda": { kind: "link" },
  "/[locale]/r/[token]/agenda/choose": { kind: "link" },
  "/[locale]/r/[token]/sessions": { kind: "link" },
  "/[locale]/r/[token]/calendar": { kind: "link" },
  "/[locale]/r/[token]/change": { kind: "link" },
  "/[locale]/r/[token]/data": { kind: "link" },
  "/[locale]/r/[token]/download": { kind: "link" },
  "/[locale]/r/[token]/email": { kind: "link" },
  "/[locale]/r/[token]/erase": { kind: "link" },
  "/[locale]/r/[token]/files/[file]": { kind: "link" },
  "/[locale]/r/[token]/questions": { kind: "link" },
  "/[locale]/r/[token]/withdraw": { kind: "link" },
  "/[locale]/r/corrected/[token]": { kind: "link" },
  "/[locale]/r/erased": PUBLIC,
  "/[locale]/r/messages/[token]": { kind: "link" },
  "/[locale]/schools/[school]": PUBLIC,
  "/[locale]/speak/[token]": { kind: "link" },
  "/[locale]/me": { kind: "login" },
  "/[locale]/sign-in": PUBLIC,
  "/[locale]/sign-in/[token]": { kind: "link" },
  [SITE]: PUBLIC,
  [`${SITE}/agenda`]: PUBLIC,
  [`${SITE}/agenda/[date]`]: PUBLIC,
  [`${SITE}/agenda/find`]: PUBLIC,
  [`${SITE}/agenda/index.json`]: PUBLIC,
  [`${SITE}/changes`]: PUBLIC,
  [`${SITE}/lite`]: PUBLIC,
  [`${SITE}/offline.json`]: PUBLIC,
  [`${SITE}/practices`]: PUBLIC,
  [`${SITE}/register`]: PUBLIC,
  [`${SITE}/register/[draft]`]: { kind: "link" },
  [`${SITE}/register/[draft]/[page]`]: { kind: "link" },
  [`${SITE}/sessions/[session]`]: PUBLIC,
  [`${SITE}/speakers`]: PUBLIC,
  [`${SITE}/speakers/[speaker]`]: PUBLIC,
  [`${SITE}/ticket`]: PUBLIC,
  "/[locale]/organise": { kind: "login" },
  "/[locale]/organise/new": { kind: "login" },
  "/[locale]/organise/new/school": organisation("create-school"),
  "/[locale]/organise/organisations/[organisation]": organisation("edit-organisation"),
  "/[locale]/organise/[school]": organisation("edit-school"),
  "/[locale]/organise/[school]/next": organisation("create-edition"),
  "/[locale]/organise/[school]/sections": organisation("edit-school"),
  "/[locale]/organise/[school]/sections/preview": organisation("edit-school"),
  [EDITION]: edition("view-registrations"),
  [`${EDITION}/audit`]: edition("view-audit"),
  [`${EDITION}/audit/export`]: edition("view-audit"),
  [`${EDITION}/form`]: edition("view-drafts"),
  [`${EDITION}/form/preview`]: edition("view-drafts"),
  [`${EDITION}/form/preview/[...at]`]: edition("view-drafts"),
  [`${EDITION}/form/take`]: edition("edit-form"),
  [`${EDITION}/outbox`]: edition("view-outbox"),
  [`${EDITION}/outbox/export`]: edition("export-lists"),
  [`${EDITION}/outbox/message/[message]`]: edition("decide-messages"),
  [`${EDITION}/outbox/wording`]: edition("view-outbox"),
  [`${EDITION}/outbox/wording/[template]`]: edition("view-outbox"),
  [`${EDITION}/outbox/write/[mailing]`]: edition("send-messages"),
  [`${EDITION}/overview`]: edition("view-registrations"),
  [`${EDITION}/page`]: edition("view-drafts"),
  [`${EDITION}/page/preview`]: edition("view-drafts"),
  [`${EDITION}/materials`]: edition("view-drafts"),
  [`${EDITION}/pictures`]: edition("view-drafts"),
  [`${EDITION}/pictures/[file]`]: edition("edit-pictures"),
  [`${EDITION}/practices`]: edition("view-drafts"),
  [`${EDITION}/practices/export`]: edition("export-lists"),
  [`${EDITION}/print`]: edition("print-attendance"),
  [`${EDITION}/programme`]: edition("view-drafts"),
  [`${EDITION}/programme/export`]: edition("export-lists"),
  [`${EDITION}/programme/breaks/[slot]`]: edition("edit-slots"),
  [`${EDITION}/programme/arrange`]: edition("edit-slots"),
  [`${EDITION}/programme/change`]: edition("edit-sessions"),
  [`${EDITION}/programme/import`]: edition("import-schedule"),
  [`${EDITION}/programme/mark`]: edition("view-drafts"),
  [`${EDITION}/programme/parts`]: edition("edit-themes"),
  [`${EDITION}/programme/paste`]: edition("import-schedule"),
  [`${EDITION}/programme/place`]: edition("edit-slots"),
  [`${EDITION}/programme/sessions/[session]`]: edition("edit-sessions"),
  [`${EDITION}/programme/sessions/[session]/places`]: edition("view-registrations"),
  [`${EDITION}/recap`]: edition("view-drafts"),
  [`${EDITION}/registrations`]: edition("view-registrations"),
  [`${EDITION}/registrations/answers/[registration]`]: edition("change-registration"),
  [`${EDITION}/registrations/bulk`]: edition("annotate-registration"),
  [`${EDITION}/registrations/bulk/[bulk]`]: edition("annotate-registration"),
  [`${EDITION}/registrations/add`]: edition("add-registration"),
  [`${EDITION}/registrations/import`]: edition("import-registrations"),
  [`${EDITION}/registrations/export`]: edition("export-registrations"),
  [`${EDITION}/registrations/same`]: edition("pair-people"),
  [`${EDITION}/registrations/list`]: edition("view-registrations"),
  [`${EDITION}/registrations/pending`]: edition("decide-registration"),
  [`${EDITION}/registrations/files/[file]`]: edition("view-registrations"),
  [`${EDITION}/registrations/list/[registration]`]: edition("view-registrations"),
  [`${EDITION}/releases`]: edition("view-drafts"),
  [`${EDITION}/settings`]: edition("view-drafts"),
  [`${EDITION}/speakers`]: edition("view-drafts"),
  [`${EDITION}/speakers/[speaker]`]: edition("view-drafts"),
  [`${EDITION}/speakers/export`]: edition("export-lists"),
  [`${EDITION}/team`]: edition("manage-team"),
  [`${EDITION}/team/export`]: edition("manage-team"),
  [`${EDITION}/totals`]: edition("view-registrations"),
  [`${EDITION}/totals/export`]: edition("export-registrations"),
};

/** Words that stand in a world once, and the act without which nobody reads them. */
export const PLANTED = {
  name: "view-registrations",
  address: "view-registrations",
  diet: "view-sensitive",
  talk: "view-drafts",
  letter: "send-messages",
  colleague: "manage-team",
} as const satisfies Record<string, Act>;
export type Planted = keyof typeof PLANTED;

/** Where those who may read a word find it: without this a page that shows nothing would pass for a closed one. */
export const SHOWN: Record<string, Planted[]> = {
  [`${EDITION}/registrations/list`]: ["name", "address"],
  [`${EDITION}/registrations/list/[registration]`]: ["name", "address", "diet"],
  [`${EDITION}/registrations/answers/[registration]`]: ["name"],
  [`${EDITION}/registrations/export`]: ["name", "address"],
  [`${EDITION}/registrations/same`]: ["name", "address"],
  [`${EDITION}/outbox/export`]: ["address"],
  [`${EDITION}/programme/export`]: ["talk"],
  [`${EDITION}/team/export`]: ["colleague"],
  [`${EDITION}/print`]: ["name"],
  [`${EDITION}/programme`]: ["talk"],
  [`${EDITION}/outbox/wording/[template]`]: ["name"],
  [`${EDITION}/outbox/write/[mailing]`]: ["letter"],
  [`${EDITION}/team`]: ["colleague"],
};

/** What else a page is by its query, with the gate of the page and the words that it shows. */
export const ALSO: Record<string, readonly string[]> = { [`${EDITION}/print`]: ["?as=list"] };

/** An address with the existing ids of `world` in it. */
export function addressOf(route: string, world: World): string {
  const values: Record<string, string> = {
    locale: "en",
    school: world.school.slug,
    edition: world.edition.slug,
    organisation: world.organisation.id,
    session: world.session.id,
    slot: world.breakSlot.id,
    mailing: world.mailing.id,
    message: world.message.id,
    template: "registration-confirmed",
    registration: world.registration.id,
    file: route.includes("/registrations/") ? world.sent.id : world.picture.id,
    ...(route.startsWith(EDITION) ? { speaker: world.speaker.id } : {}),
    bulk: world.bulk.id,
  };
  const path = route
    .replace("[...at]", "any/you")
    .replace(/\[(\w+)\]/g, (_, name: string) => values[name] ?? name);
  if (route.endsWith("/new/school")) return `${path}?organisation=${world.organisation.id}`;
  if (route.endsWith("/registrations/same"))
    return `${path}?registration=${world.registration.id}&other=${world.twin.id}`;
  if (route.endsWith("/programme/place")) return `${path}?session=${world.loose.id}`;
  return path;
}
