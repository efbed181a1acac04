import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { findPeople } from "@/lib/audiences/queries/people-set";
import { reading } from "@/lib/platform/db/client";
import { listed } from "./list";

/** Somebody who may be the same person, by one of their registrations. */
export interface OtherPerson {
  personId: string;
  fullName: string;
  email: string;
  affiliation: string;
  reference: string | null;
}

export interface FoundOthers {
  /** Who is compared. */
  fullName: string;
  others: OtherPerson[];
  /** Whether more were found than are told. */
  more: boolean;
}

const MOST = 20;

/**
 * People of this edition in whom all words are found, as in the list, by name; not who is compared with them. Null where there is
 * nobody to compare: a draft, an erased registration, one of another edition.
 */
export async function findOthers(
  scope: EditionScope<"pair-people">,
  { registration, words }: { registration: string; words: string },
): Promise<FoundOthers | null> {
  return reading(async (db) => {
    const own = await db.registration.findFirst({
      where: { ...listed(scope), id: registration },
      select: { personId: true, fullName: true },
    });
    if (!own?.personId) return null;
    if (words.trim() === "") return { fullName: own.fullName, others: [], more: false };
    const { where } = await findPeople(db, scope, { words, filters: [] });
    const found = await db.$queryRaw<OtherPerson[]>`
      SELECT registration.person_id AS "personId", registration.full_name AS "fullName", registration.email,
        registration.affiliation, registration.reference
      FROM registration
      WHERE ${where} AND registration.person_id <> ${own.personId}::uuid
      ORDER BY registration.full_name, registration.id LIMIT ${MOST + 1}`;
    return { fullName: own.fullName, others: found.slice(0, MOST), more: found.length > MOST };
  });
}
