import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { databaseClock, reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type FilledForm, filledForm, flatFields, texts } from "@/lib/platform/form-fields";
import {
  dayFields,
  editionPlaceFields,
  editionTextFields,
  editionWindowFields,
  venueFields,
} from "../rules/fields";
import { HOSTS_IN_ORDER } from "../rules/hosts";
import { recapFields } from "../rules/recap-fields";
import { VENUES_IN_ORDER } from "../rules/venues";

/** Everything the page of an edition is made of, each part as its form is filled. */
export async function getEditionForms(scope: EditionScope<"view-drafts">) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const now = await databaseClock(db);
    const row = await db.edition.findFirst({
      where: { organisationId, id: editionId, deletedAt: null },
      include: {
        days: { orderBy: { date: "asc" } },
        venues: { orderBy: [...VENUES_IN_ORDER], include: { _count: { select: { rooms: true } } } },
        hosts: { orderBy: [...HOSTS_IN_ORDER] },
        access: { orderBy: { order: "asc" } },
        questions: { orderBy: { order: "asc" } },
        _count: {
          select: { sections: true, notices: { where: { takenDownAt: null, until: { gt: now } } } },
        },
      },
    });
    if (!row) throw new AppError("not-found");
    const { version } = row;
    return {
      version,
      title: row.title,
      sections: row._count.sections,
      /** How many stand on its pages now. */
      notices: row._count.notices,
      summary: row.summary,
      opensAt: row.registrationOpensAt,
      closesAt: row.registrationClosesAt,
      publishedAt: row.publishedAt,
      archivedAt: row.archivedAt,
      cancelledAt: row.cancelledAt,
      cancelDueAt: row.cancelDueAt,
      texts: filledForm(version, editionTextFields(row)),
      place: filledForm(version, editionPlaceFields(row)),
      window: filledForm(version, editionWindowFields(row)),
      days: row.days.map((day) => ({
        id: day.id,
        name: day.date.toISOString().slice(0, 10),
        values: flatFields(dayFields(day, row.timeZone)),
      })),
      venues: row.venues
        .filter(({ deletedAt }) => deletedAt === null)
        .map((venue) => ({ ...venueRow(venue), values: flatFields(venueFields(venue)) })),
      /** Taken off, the last one first: each can come back. */
      deletedVenues: row.venues
        .flatMap((venue) => (venue.deletedAt ? [{ ...venueRow(venue), deletedAt: venue.deletedAt }] : []))
        .sort((one, other) => other.deletedAt.getTime() - one.deletedAt.getTime()),
      hosts: row.hosts.map(({ id, name, url, role }) => ({
        id,
        name,
        role,
        values: flatFields({ name, url, role }),
      })),
      access: row.access.map(({ id, kind, title, text, order }) => ({
        id,
        name: title,
        values: flatFields({ kind, title: texts(title), text: texts(text), order }),
      })),
      questions: row.questions.map(({ id, question, answer, order }) => ({
        id,
        name: question,
        values: flatFields({ question: texts(question), answer: texts(answer), order }),
      })),
    };
  });
}

const venueRow = (venue: {
  id: string;
  version: number;
  name: unknown;
  address: unknown;
  _count: { rooms: number };
}) => ({
  id: venue.id,
  version: venue.version,
  name: venue.name,
  address: venue.address,
  rooms: venue._count.rooms,
});

/** The edition's recap as its form is filled; version 0 before it was first saved. */
export async function getRecapForm(
  scope: EditionScope<"view-drafts">,
): Promise<FilledForm & { figures: number; documents: number }> {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const [recap, figures] = await Promise.all([
      db.recap.findUnique({
        where: { organisationId_editionId: { organisationId, editionId } },
        include: { documents: { orderBy: { order: "asc" } } },
      }),
      db.figure.findMany({
        where: { organisationId, editionId },
        orderBy: { order: "asc" },
        select: { value: true, label: true },
      }),
    ]);
    const row = recap ?? {
      version: 0,
      title: {},
      article: {},
      videoUrl: null,
      videoCaption: {},
      publishedAt: null,
      documents: [],
    };
    return {
      ...filledForm(row.version, recapFields({ ...row, figures })),
      figures: figures.length,
      documents: row.documents.length,
    };
  });
}
