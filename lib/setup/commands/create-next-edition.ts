import "server-only";
import type { OrganisationScope, SchoolScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import type { EditionIds } from "@/lib/access/schema";
import { recordAct } from "@/lib/audit/commands/record";
import { carryHosts, carryPageItems } from "@/lib/editions/commands/carry-page";
import { carryVenues } from "@/lib/editions/commands/carry-venues";
import { carryForm } from "@/lib/forms/commands/carry-form";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { carryWordings } from "@/lib/outbox/commands/carry-wordings";
import { carryPlaces } from "@/lib/places/commands/carry-places";
import { dateColumn, localDate } from "@/lib/platform/dates/zones";
import { asJson } from "@/lib/platform/db/as-json";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { newId } from "@/lib/platform/new-id";
import { done, type Result } from "@/lib/platform/result";
import { carryProgramme } from "@/lib/programme/commands/carry-programme";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { carrySections } from "@/lib/sections/commands/carry-sections";
import { addInvitation } from "@/lib/team/commands/invite";
import type { Invitation } from "@/lib/team/schema";
import { carryTranslations } from "@/lib/translations/commands/carry-translations";
import { type NextSource, planSource, readSource, teamOf, wantedSlug } from "../queries/next-source";
import { type Part, takenParts } from "../rules/parts";
import type { NextEdition } from "../schema";
import { addPlaces, freeEditionSlug } from "./create-edition";

type Scope = SchoolScope<"create-edition">;
/**
 * Makes the next edition after an earlier one of the school, a draft: what was ticked comes along, moved to its new dates,
 * in all languages; each text waits for a look. Nobody's registration, answer, consent, message or link ever does.
 * @throws AppError("not-found") for an edition that is not there
 */
export async function createNextEdition(
  scope: Scope,
  input: NextEdition,
): Promise<Result<{ editionId: string; editionSlug: string }, never>> {
  const form: TwinForm = {
    act: "create-next-edition",
    input,
    find: (tx, made) => tx.edition.findFirst({ where: { id: String(made.editionId), deletedAt: null } }),
  };
  return transaction((tx) => makeOnce(tx, scope, form, async () => done(await addNext(tx, scope, input))));
}

async function addNext(tx: Transaction, scope: Scope, input: NextEdition) {
  const { organisationId } = scope;
  const source = await readSource(tx, scope, input.from);
  const now = await databaseClock(tx);
  const dates = planSource(source, input.firstDay, now);
  const taken = takenParts(input.parts);
  const { languages } = source;
  const editionSlug = await freeEditionSlug(
    tx,
    { organisationId, schoolId: scope.schoolId },
    wantedSlug(source, input, dates.year),
  );
  const editionId = newId();
  const to = { organisationId, editionId };
  await tx.edition.create({
    data: {
      ...{ organisationId, id: editionId, schoolId: scope.schoolId, slug: editionSlug, languages },
      ...{ title: input.title, city: input.city, year: dates.year, timeZone: source.timeZone },
      ...{ contactEmail: source.contactEmail, replyTo: source.replyTo },
      ...{ number: source.number && source.number + 1 },
      ...{ registrationOpensAt: dates.opensAt, registrationClosesAt: dates.closesAt },
      ...ownColumns(source, taken, input.city === source.city),
      ...asJson({ carriedFrom: source.title }),
    },
  });
  const sameCity = input.city === source.city;
  const carried = await carryParts(tx, { source, dates, to, taken, now, sameCity });
  await carryTranslations(
    tx,
    { organisationId, editionId: source.id },
    { ...to, languages },
    carried.set(source.id, editionId),
    ["title"],
  );
  await invalidateEdition(tx, to, "listing");
  await recordAct(tx, {
    ...{ cause: scope.actor, act: "create-next-edition", objectKind: "edition", objectId: editionId, ...to },
    values: [
      { field: "title", after: input.title },
      { field: "firstDay", after: input.firstDay },
      { field: "from", after: source.title },
      { field: "parts", after: [...taken] },
    ],
  });
  if (taken.has("team") && may(scope, "manage-team")) await inviteTeam(tx, scope, source, editionId);
  return { editionId, editionSlug };
}

/** What the new edition has of the columns of the earlier one. */
function ownColumns(source: NextSource, taken: ReadonlySet<Part>, sameCity: boolean) {
  const { tagline, summary, description, audience, cost, accessNote, country, mode, undoSeconds } = source;
  return {
    ...(taken.has("page") ? asJson({ tagline, summary, description, audience, cost, accessNote }) : {}),
    ...(taken.has("venue") && sameCity ? { country } : {}),
    ...(taken.has("settings") ? { mode, undoSeconds } : {}),
  };
}

interface Carrying {
  source: NextSource;
  dates: ReturnType<typeof planSource>;
  to: EditionIds;
  taken: ReadonlySet<Part>;
  now: Date;
  sameCity: boolean;
}

/** @returns the new records by the ids of those they are made after */
async function carryParts(
  tx: Transaction,
  { source, dates, to, taken, now, sameCity }: Carrying,
): Promise<Map<string, string>> {
  const from = { organisationId: source.organisationId, editionId: source.id };
  const { languages } = source;
  const today = localDate(now, source.timeZone);
  const firstDay = dates.days[0]?.date ?? today;
  const carried = new Map<string, string>();
  const keep = (some: ReadonlyMap<string, string>) => {
    for (const [before, after] of some) carried.set(before, after);
  };
  keep(await carryDays(tx, dates, to, taken.has("page")));
  if (taken.has("page")) {
    keep(await carryPageItems(tx, from, to));
    keep(await carrySections(tx, from, to));
  }
  if (taken.has("hosts")) await carryHosts(tx, from, to);
  const venues = taken.has("venue") && sameCity ? await carryVenues(tx, from, to) : new Map<string, string>();
  keep(venues);
  // Before the form: its conditions name categories.
  if (taken.has("places")) keep(await carryPlaces(tx, from, to, { shift: dates.shift, today, now }));
  else await addPlaces(tx, to, null, languages);
  if (taken.has("form")) keep(await carryForm(tx, from, { ...to, languages }, { firstDay, today, now }));
  else await createStandardForm(tx, { ...to, languages });
  keep(
    await carryProgramme(tx, from, to, {
      ...{ themes: taken.has("themes"), rooms: taken.has("rooms"), sessions: taken.has("sessions") },
      venues,
      ...{ speakers: taken.has("speakers"), contacts: taken.has("contacts") },
    }),
  );
  if (taken.has("mails")) keep(await carryWordings(tx, from, to));
  return carried;
}

async function carryDays(
  tx: Transaction,
  { days }: Carrying["dates"],
  to: EditionIds,
  worded: boolean,
): Promise<Map<string, string>> {
  const rows = days.map(({ from, date, startsAt, endsAt }) => ({
    before: from?.id,
    data: {
      ...{ ...to, id: newId(), date: dateColumn(date), startsAt, endsAt, mode: from?.mode ?? null },
      ...(worded && from ? asJson({ label: from.label, module: from.module }) : {}),
    },
  }));
  await tx.editionDay.createMany({ data: rows.map(({ data }) => data) });
  return new Map(rows.flatMap(({ before, data }) => (before ? [[before, data.id] as const] : [])));
}

/** Everybody else who joined the team of the earlier edition alone is invited to this one, by mail, in a role they can say no to. */
async function inviteTeam(tx: Transaction, scope: Scope, source: NextSource, edition: string): Promise<void> {
  const members = await tx.teamMember.findMany({
    where: teamOf(source, scope),
    orderBy: { createdAt: "asc" },
  });
  // Read again, and refused to whoever may not, behind the lock of the team.
  const team = scope as unknown as OrganisationScope<"manage-team">;
  for (const { email, role, sensitiveData, language } of members) {
    const sensitive = sensitiveData && scope.role === "owner";
    await addInvitation(tx, team, {
      ...{ email, role, edition, sensitiveData: sensitive },
      language: language as Invitation["language"],
    });
  }
}
