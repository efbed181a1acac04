import { findEarlierPeople } from "@/lib/audiences/queries/earlier-people";
import { getMailingForm, listMailings } from "@/lib/audiences/queries/mailings";
import { findRecipients } from "@/lib/audiences/queries/recipients";
import { findEditionPage } from "@/lib/editions/queries/public-edition";
import { readPictures } from "@/lib/files/queries/pictures";
import { getLaterEditions } from "@/lib/forms/queries/later-editions";
import { getDeskMaterials } from "@/lib/materials/queries/materials";
import { findRegistrationForDesk } from "@/lib/participants/queries/detail";
import type { LoginActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { localise } from "@/lib/platform/i18n/localised";
import { findPasted } from "@/lib/programme/queries/pasted";
import { getThemesAndRooms } from "@/lib/programme/queries/places";
import { requireMessagesLink } from "@/lib/registration/access/messages-link";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { findMessagesPage } from "@/lib/registration/queries/messages-link";
import { listEditionSections, listSchoolSections } from "@/lib/sections/queries/public-sections";
import { getSections } from "@/lib/sections/queries/sections";
import { listCarriedTexts } from "@/lib/translations/queries/carried-texts";
import { listTranslationTasks } from "@/lib/translations/queries/translation-gaps";
import { editionScope, schoolScope } from "@/prisma/testing/scopes";
import type { Told } from "./known";

/** The language in which it is read; what is not in it is read in another one. */
const READ = "de";
const say = (text: unknown) => localise(text, READ, ["en"])?.text ?? "";

/** "section 7", for each kind of record, in the order in which they come. */
function countKinds(records: ReadonlyArray<{ objectKind: string }>): string[] {
  const kinds = [...new Set(records.map(({ objectKind }) => objectKind))].toSorted();
  return kinds.map((kind) => `${kind} ${records.filter(({ objectKind }) => objectKind === kind).length}`);
}

type Where = Pick<Told, "school" | "edition" | "next" | "after" | "list" | "links">;

/** What an edition and its school tell readers, whom they may write to, and what the team keeps, by today's reads. */
export async function readTold(where: Where): Promise<Told> {
  const edition = await db().edition.findFirstOrThrow({ where: { slug: where.edition } });
  // Rights in another edition are looked up: somebody of the team reads.
  const actor = await ownerOf(edition);
  const scope = await editionScope<never>(edition, { actor });
  const of = async (slug: string) =>
    editionScope<never>(await db().edition.findFirstOrThrow({ where: { slug } }), { actor });
  const after = await of(where.after);
  return {
    ...where,
    ...(await readPlaces(where, scope)),
    ...(await readPage(where, scope)),
    ...(await readTeam(scope, where.list)),
    ...(await readLater(scope, await of(where.next))),
    ...(await readStopped(where.links)),
    carried: countKinds((await listCarriedTexts(after)).records),
    carriedRooms: await listRooms(after),
  };
}

type Scope = Awaited<ReturnType<typeof editionScope<never>>>;

async function ownerOf({ organisationId }: { organisationId: string }): Promise<LoginActor> {
  const { login, email } = await db().teamMember.findFirstOrThrow({
    where: { organisationId, role: "owner", editionId: null, loginId: { not: null } },
    include: { login: true },
  });
  if (!login) throw new Error("an owner without a login");
  const { id, name, language } = login;
  const emails = { emails: [email], emailKeys: emailKeysOf(email) };
  return { kind: "login", id, name, language, loginSessionId: "", administrator: false, ...emails };
}

async function listRooms(scope: Scope): Promise<string[]> {
  const { rooms, venues } = await getThemesAndRooms(scope);
  const names = new Map(venues.map(({ id, name }) => [id, say(name)]));
  return rooms.map(({ name, venueId }) => `${name}: ${names.get(venueId ?? "") ?? "nowhere"}`);
}

async function readPlaces({ school, edition }: Where, scope: Scope) {
  const page = await findEditionPage(READ, school, edition);
  return {
    venues: (page?.venues ?? []).map(({ lines, position, picture }) =>
      [...lines, position?.latitude, position?.longitude, picture?.alt?.text].filter(Boolean).join(", "),
    ),
    rooms: await listRooms(scope),
    deletedVenues: await db().venue.count({
      where: { editionId: scope.editionId, deletedAt: { not: null } },
    }),
  };
}

async function readPage({ school: slug, edition }: Where, scope: Scope) {
  const school = await db().school.findFirstOrThrow({ where: { slug } });
  const { sections, isPublic, publications } = await getSections(scope);
  const { organisationId, editionId } = scope;
  const pictures = await readPictures(
    db(),
    {
      organisationId,
      OR: [{ sessionId: { not: null } }, { practiceId: { not: null } }, { roomId: { not: null } }],
    },
    { locale: READ, fallback: ["en"] },
  );
  const tell = (told: Awaited<ReturnType<typeof listEditionSections>>) =>
    told.map(({ kind, title, rows }) => `${kind} ${title?.text}${rows.length > 0 ? ` ${rows.length}` : ""}`);
  return {
    sections: tell(await listEditionSections(READ, slug, edition)),
    inEnglish: tell(await listEditionSections("en", slug, edition)),
    hidden: sections.filter(({ shown }) => !shown).map(({ kind }) => kind),
    isPublic,
    ofSchool: tell(await listSchoolSections(READ, slug)),
    publications: [
      publications,
      (await getSections(await schoolScope<"edit-school">(school))).publications,
    ].map((all) => all.map(({ number, sections: published }) => `${number}: ${published.length}`).join(", ")),
    translations: countKinds(await listTranslationTasks(scope, "it")),
    materials: (await getDeskMaterials(scope, READ)).materials.map(
      ({ audience, title, session, document }) =>
        `${title.text} (${document?.format ?? "link"}, ${audience})${session ? ` of ${session}` : ""}`,
    ),
    documents: await db().material.count({ where: { organisationId, editionId, hash: { not: null } } }),
    pictures: pictures.map(({ place, alt, copies }) => `${place} ${alt?.text} ${copies.length}`),
  };
}

async function readTeam(scope: Scope, list: string) {
  const { organisationId, editionId } = scope;
  const ids = { organisationId, editionId };
  const sessions = await db().session.findMany({
    where: { ...ids, deletedAt: null },
    orderBy: { number: "asc" },
    include: { slots: true },
  });
  const rows = await db().registration.findMany({
    where: { ...ids, OR: [{ notes: { some: {} } }, { reason: { not: "" } }] },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const people = [];
  for (const { id } of rows) people.push(await findRegistrationForDesk(scope, id));
  const pasted = await findPasted(scope, list);
  return {
    sessions: sessions.map(({ title, minutes, slots }) => `${say(title)}: ${minutes}, ${slots.length}`),
    pasted: `${pasted?.made} made, ${pasted?.sessions.length} untouched, ${pasted?.gone} gone, ${pasted?.speakers.length} people`,
    notes: people.flatMap((one) =>
      (one?.notes ?? []).map(({ text, by }) => `${one?.fullName}: ${text} (${by})`),
    ),
    reasons: people.flatMap((one) =>
      one?.reason ? [`${one.fullName}: ${one.reason} (${one.reasonLanguage})`] : [],
    ),
  };
}

async function readLater(scope: Scope, next: Scope) {
  const { organisationId, editionId } = scope;
  const { asks, agreed } = await getLaterEditions(scope);
  const consents = await db().consent.findMany({
    where: { organisationId, termVersion: { term: { editionId, kind: "later_editions" } } },
    orderBy: { id: "asc" },
    include: { registration: true, termVersion: true },
  });
  const names = new Map(consents.map(({ registration }) => [registration.id, registration.fullName]));
  const find = async (everybody: boolean) =>
    (await findEarlierPeople(db(), next, { edition: editionId, everybody })).map(
      ({ id }) => names.get(id) ?? "",
    );
  const report = async (of: Scope) => {
    const told: string[] = [];
    const sets = await db().mailing.findMany({
      where: { organisationId, editionId: of.editionId, target: { not: "states" } },
    });
    const listed = (await listMailings(of)).filter(({ id }) => sets.some((one) => one.id === id));
    for (const { id } of listed.toReversed()) {
      const { values, target, report: mails } = await getMailingForm(of, id, null, findMailContexts);
      const { draft, waiting, sent, unwanted } = mails;
      const counted = `${draft} drafts, ${waiting} wait, ${sent} sent, ${unwanted} unwanted`;
      told.push(`${values["subject.de"]}: ${target.split(":", 1)[0]} (${counted})`);
    }
    return told;
  };
  const view = await db().mailing.findFirstOrThrow({
    where: { editionId, target: { startsWith: "view:" } },
  });
  const keys = [scope, next].map((of) => ({
    ...{ organisationId, editionId: of.editionId, registrationId: null, recipientKey: "", language: READ },
  }));
  const contexts = await findMailContexts(keys);
  return {
    later: { asks, agreed, next: (await getLaterEditions(next)).asks },
    consents: consents.map(
      ({ registration, termVersion, withdrawnAt }) =>
        `${registration.fullName}: ${termVersion.number}${withdrawnAt ? ", taken back" : ""}`,
    ),
    reached: await find(false),
    reachedEverybody: await find(true),
    viewed: (await findRecipients(db(), scope, view)).length,
    written: [...(await report(scope)), ...(await report(next))],
    answersTo: contexts.map((context) => context?.facts.replyTo ?? ""),
  };
}

async function readStopped(links: Where["links"]) {
  const pages = await Promise.all(
    links.map(async (token) => findMessagesPage(READ, await requireMessagesLink(token))),
  );
  return { stopped: pages.map(({ about, stoppedAt }) => `${about}: ${stoppedAt ? "stopped" : "gets them"}`) };
}
