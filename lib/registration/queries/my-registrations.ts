import "server-only";
import { editionDates } from "@/lib/editions/rules/edition-dates";
import type { LoginActor } from "@/lib/platform/auth/actor";
import { daysSpan } from "@/lib/platform/dates/days-span";
import { reading } from "@/lib/platform/db/client";
import type { Locale } from "@/lib/platform/i18n/locales";
import { type LocalisedText, localise } from "@/lib/platform/i18n/localised";
import { linkToken } from "@/lib/platform/secrets";
import type { RegistrationState } from "@/prisma/generated/enums";
import { type JoinDay, listJoinDaysOf } from "./join-links";

/** One registration of mine, as the list shows it; the private link shows the rest. */
export interface MyRegistration {
  id: string;
  /** The path of its private link. */
  href: string;
  state: Exclude<RegistrationState, "draft">;
  /** The edition itself does not take place. */
  cancelled: boolean;
  reference: string | null;
  fullName: string;
  cost: LocalisedText | null;
  payment: LocalisedText | null;
  schoolTitle: LocalisedText | null;
  title: LocalisedText | null;
  city: string;
  country: string | null;
  organisationName: string;
  firstDate: string | null;
  lastDate: string | null;
  timeZone: string;
  over: boolean;
  /** Where to join online; empty without a place. */
  joins: JoinDay[];
  /** Its programme was published. */
  hasAgenda: boolean;
  /** One signs up for some of its sessions. */
  hasPlaces: boolean;
  /** How many sessions are marked. */
  stars: number;
}

/**
 * Every registration under one of the actor's proven addresses, whatever organisation it is with: what is coming, the
 * next first, then what is over, the latest first. Drafts are not in it; the mail with their link opens them.
 */
export async function listMyRegistrations(actor: LoginActor, language: Locale): Promise<MyRegistration[]> {
  const rows = await reading((db) =>
    db.registration.findMany({
      where: {
        emailKey: { in: actor.emailKeys },
        state: { not: "draft" },
        erasedAt: null,
        edition: { deletedAt: null, school: { deletedAt: null } },
      },
      take: 200,
      orderBy: { createdAt: "desc" },
      select: {
        organisationId: true,
        editionId: true,
        id: true,
        state: true,
        reference: true,
        fullName: true,
        linkVersion: true,
        category: { select: { cost: true, payment: true } },
        _count: { select: { stars: { where: { marked: true } } } },
        edition: {
          select: {
            title: true,
            city: true,
            country: true,
            languages: true,
            timeZone: true,
            cancelledAt: true,
            _count: {
              select: { releases: true, sessions: { where: { signUp: { not: "free" }, deletedAt: null } } },
            },
            days: { orderBy: { date: "asc" }, select: { date: true, startsAt: true, endsAt: true } },
            school: {
              select: { title: true, organisation: { select: { name: true, languages: true } } },
            },
          },
        },
      },
    }),
  );
  const joins = await listJoinDaysOf(
    rows.filter((row) => row.state === "confirmed" && row.edition.cancelledAt === null),
    language,
  );
  const now = new Date();
  const mine = rows.map((row): MyRegistration => {
    const { edition } = row;
    const { organisation } = edition.school;
    const fallback = [...edition.languages, ...organisation.languages];
    const dates = editionDates(edition.days);
    const span = daysSpan(edition.days, edition.timeZone);
    return {
      id: row.id,
      href: `/${language}/r/${linkToken("private-link", row.id, row.linkVersion)}`,
      state: row.state as MyRegistration["state"],
      cancelled: edition.cancelledAt !== null,
      reference: row.reference,
      fullName: row.fullName,
      cost: localise(row.category?.cost, language, fallback),
      payment: localise(row.category?.payment, language, fallback),
      schoolTitle: localise(edition.school.title, language, fallback),
      title: localise(edition.title, language, fallback),
      city: edition.city,
      country: edition.country,
      organisationName: organisation.name,
      firstDate: dates?.first ?? null,
      lastDate: dates?.last ?? null,
      timeZone: edition.timeZone,
      over: span !== null && now >= span.end,
      joins: row.state === "confirmed" ? (joins.get(row.editionId) ?? []) : [],
      hasAgenda: edition._count.releases > 0,
      hasPlaces: edition._count.releases > 0 && edition._count.sessions > 0,
      stars: row._count.stars,
    };
  });
  const date = (registration: MyRegistration) => registration.firstDate ?? "9999";
  const coming = mine.filter((one) => !one.over).sort((one, other) => (date(one) < date(other) ? -1 : 1));
  const over = mine.filter((one) => one.over).sort((one, other) => (date(one) > date(other) ? -1 : 1));
  return [...coming, ...over];
}
