import { randomUUID } from "node:crypto";
import { dateColumn } from "@/lib/platform/dates/zones";
import type { Transaction } from "@/lib/platform/db/client";
import { times } from "./calendar";
import type { ExampleWhole } from "./shape";

/** The ids of one example, for the records that follow. */
export interface ExampleIds {
  organisationId: string;
  schoolId: string;
  editionId: string;
  rootQuotaId: string;
  themes: string[];
  rooms: Map<string, string>;
  categories: Map<string, string>;
}

/** Writes the organisation, its school and edition with days, hosts, access, questions, themes, rooms and quotas. */
export async function insertSchool(tx: Transaction, whole: ExampleWhole): Promise<ExampleIds> {
  const { organisation, school } = whole;
  const { venue, address, directions, ...edition } = whole.edition;
  const { id: organisationId } = await tx.organisation.create({
    data: { ...organisation, languages: edition.languages, example: true },
    select: { id: true },
  });
  const { id: schoolId } = await tx.school.create({
    data: { ...school, organisationId },
    select: { id: true },
  });
  await tx.schoolAlias.create({ data: { organisationId, schoolId, slug: school.slug } });
  const { id: editionId } = await tx.edition.create({
    data: {
      ...edition,
      organisationId,
      schoolId,
      slug: whole.editionSlug,
      year: Number(whole.days[0]?.slice(0, 4)),
      registrationOpensAt: whole.registration?.opens ?? null,
      registrationClosesAt: whole.registration?.closes ?? null,
      publishedAt: whole.publishedAt,
      archivedAt: whole.archivedAt,
    },
    select: { id: true },
  });
  const owner = { organisationId, editionId };
  const [language = "en"] = edition.languages;
  const told = Object.keys(venue).length > 0 || address !== "";
  const house = told
    ? await tx.venue.create({
        data: {
          ...owner,
          name: venue,
          address: address ? { [language]: address } : {},
          directions,
          order: 0,
        },
        select: { id: true },
      })
    : null;
  await insertDays(tx, owner, whole);
  await tx.host.createMany({ data: whole.hosts.map((host, order) => ({ ...host, ...owner, order })) });
  await tx.accessItem.createMany({ data: whole.access.map((item, order) => ({ ...item, ...owner, order })) });
  await tx.editionQuestion.createMany({
    data: whole.questions.map((question, order) => ({ ...question, ...owner, order })),
  });
  const themes = whole.themes.map(() => randomUUID());
  await tx.theme.createMany({
    data: whole.themes.map((theme, index) => ({
      ...theme,
      ...owner,
      id: themes[index] as string,
      number: index + 1,
    })),
  });
  const rooms = new Map(whole.rooms.map((room) => [room.name, randomUUID()]));
  await tx.room.createMany({
    data: whole.rooms.map(({ online, joinLink, ...room }, order) => ({
      ...room,
      ...owner,
      id: idOf(rooms, room.name),
      kind: online ? "online" : "physical",
      venueId: online ? null : (house?.id ?? null),
      joinLink: joinLink ?? null,
      order,
    })),
  });
  const { rootQuotaId, categories } = await insertCategories(tx, owner, whole);
  return { ...owner, schoolId, rootQuotaId, themes, rooms, categories };
}

/** The id of a record by the name the data knows it by. @throws when the data names something that is not there. */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (!id) throw new Error(`The example names "${name}", which is not there`);
  return id;
}

type Owner = Pick<ExampleIds, "organisationId" | "editionId">;

async function insertDays(tx: Transaction, owner: Owner, whole: ExampleWhole): Promise<void> {
  await tx.editionDay.createMany({
    data: whole.days.map((date, index) => {
      const hours = whole.hours.find((time) => time.day === index);
      return {
        ...owner,
        date: dateColumn(date),
        ...(hours ? times(hours, whole.days, whole.edition.timeZone) : {}),
      };
    }),
  });
}

async function insertCategories(tx: Transaction, owner: Owner, whole: ExampleWhole) {
  const { organisationId } = owner;
  const rootQuotaId = randomUUID();
  const quotas = new Map(whole.quotas.map((quota) => [quota.key, randomUUID()]));
  await tx.quota.createMany({
    data: [
      { ...owner, id: rootQuotaId, root: true, capacity: whole.capacity, name: {} },
      ...whole.quotas.map(({ key, ...quota }) => ({
        ...quota,
        ...owner,
        id: idOf(quotas, key),
        root: false,
      })),
    ],
  });
  const categories = new Map(whole.categories.map((category) => [category.slug, randomUUID()]));
  await tx.category.createMany({
    data: whole.categories.map(({ quotas: _, ...category }, order) => ({
      ...category,
      ...owner,
      id: idOf(categories, category.slug),
      order,
    })),
  });
  await tx.categoryQuota.createMany({
    data: whole.categories.flatMap((category) => {
      const counted = category.quotas && [rootQuotaId, ...category.quotas.map((key) => idOf(quotas, key))];
      const categoryId = idOf(categories, category.slug);
      return (counted ?? []).map((quotaId) => ({ organisationId, categoryId, quotaId }));
    }),
  });
  return { rootQuotaId, categories };
}
