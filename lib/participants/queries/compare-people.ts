import "server-only";
import { type EditionScope, mayInAll } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import type { RegistrationState } from "@/prisma/generated/enums";
import { listDoubles } from "../rules/merging";
import { type BothRecords, findBothRecords } from "./both-records";

/** A registration in a comparison: none of its answers. */
export interface ComparedRegistration {
  id: string;
  editionId: string;
  personId: string | null;
  /** Localised, as stored. */
  edition: unknown;
  /** Theirs under this one: the name as it was given. */
  fullName: string;
  email: string;
  state: RegistrationState;
  reference: string | null;
  submittedAt: Date | null;
}

/** One of two records, as organisers see it: nothing that was answered. */
export interface ComparedPerson {
  id: string;
  fullName: string;
  emails: string[];
  affiliations: string[];
  country: string | null;
  language: string;
  since: Date;
  registrations: ComparedRegistration[];
  speaks: Array<{ edition: unknown; sessions: number }>;
}

export interface Comparison {
  people: [ComparedPerson, ComparedPerson];
  /** In which editions both are registered: one of the two stays. */
  doubles: Array<{ edition: unknown; editionId: string; rows: [ComparedRegistration, ComparedRegistration] }>;
  /** They were found to be alike, and nobody has said that they are two. */
  open: boolean;
  /** Why they cannot be joined by this reader, or at all. */
  hindered: "elsewhere" | "two-logins" | null;
}

/**
 * Two records side by side; null when there are none to compare. Of editions in which the reader may not join people
 * nothing is told but that there are some.
 */
export async function comparePeople(
  scope: EditionScope<"pair-people">,
  asked: { registration: string; other: string },
): Promise<Comparison | null> {
  const both = await reading((db) => findBothRecords(db, scope, asked));
  if (!both) return null;
  const everywhere = await mayInAll(scope, both.editionIds, "pair-people");
  const editionIds = everywhere ? both.editionIds : [scope.editionId];
  const rows = await readPeople(scope.organisationId, both, editionIds);
  const [kept, other] = [both.keptId, both.otherId].map((id) => rows.find((row) => row.id === id));
  if (!kept || !other) return null;
  const pair = await reading((db) =>
    db.personPair.count({
      where: {
        organisationId: scope.organisationId,
        ...{
          personId: { in: [kept.id, other.id] },
          otherId: { in: [kept.id, other.id] },
          differentSince: null,
        },
      },
    }),
  );
  const all = [...kept.registrations, ...other.registrations];
  const logins = new Set([kept, other].flatMap((person) => person.loginId ?? []));
  return {
    people: [kept, other],
    doubles: listDoubles(all, [kept.id, other.id]).map((double) => ({
      ...double,
      edition: double.rows[0].edition,
    })),
    open: pair > 0,
    hindered: !everywhere ? "elsewhere" : logins.size > 1 ? "two-logins" : null,
  };
}

async function readPeople(
  organisationId: string,
  { keptId, otherId }: BothRecords,
  editionIds: string[],
): Promise<Array<ComparedPerson & { loginId: string | null }>> {
  const here = { editionId: { in: editionIds } };
  const rows = await reading((db) =>
    db.person.findMany({
      where: { organisationId, id: { in: [keptId, otherId] } },
      select: {
        ...{ id: true, fullName: true, country: true, language: true, createdAt: true, loginId: true },
        emails: { orderBy: { emailKey: "asc" }, select: { email: true } },
        registrations: {
          where: { ...here, erasedAt: null, state: { not: "draft" } },
          orderBy: { createdAt: "desc" },
          select: {
            ...{ id: true, editionId: true, personId: true, state: true, reference: true, submittedAt: true },
            ...{ affiliation: true, fullName: true, email: true, edition: { select: { title: true } } },
          },
        },
        speakers: {
          where: here,
          orderBy: { createdAt: "desc" },
          select: {
            affiliation: true,
            edition: { select: { title: true } },
            sessions: { select: { sessionId: true } },
          },
        },
      },
    }),
  );
  return rows.map(({ emails, registrations, speakers, createdAt, ...person }) => ({
    ...person,
    since: createdAt,
    emails: emails.map(({ email }) => email),
    affiliations: [
      ...new Set([...registrations, ...speakers].map(({ affiliation }) => affiliation).filter(Boolean)),
    ],
    registrations: registrations.map(({ affiliation: _affiliation, edition, ...row }) => ({
      ...row,
      edition: edition.title,
    })),
    speaks: speakers.map(({ edition, sessions }) => ({
      edition: edition.title,
      sessions: new Set(sessions.map(({ sessionId }) => sessionId)).size,
    })),
  }));
}
