import { readPeople, withAffiliations } from "@/lib/programme/rules/pasted-people";
import type { FilePerson } from "../schema/schedule-file";

/** "Ada Neri, Bo Lund - Consorzio": where all of them come from. */
const FROM = /^(.+?)\s+[-–—]\s+([^;\n]+)$/su;
/** Characters of a cell that are looked at for people. */
const MOST = 8_000;

/**
 * The people of a cell, and where they come from by the cell beside it. In a file of this program's own a semicolon parts
 * them, or a comma where there is none.
 */
export function readTablePeople(cell: string, affiliation: string, own: boolean): FilePerson[] {
  const text = cell.slice(0, MOST);
  if (own) return text.split(text.includes(";") ? ";" : ",").flatMap((part) => personOf(part.trim(), ""));
  const [, names, from] = FROM.exec(text) ?? [];
  const people = withAffiliations(readPeople(names ?? text), affiliation || (from ?? ""));
  return people.flatMap((person) => personOf(person.name, person.affiliation));
}

function personOf(name: string, affiliation: string): FilePerson[] {
  return name === "" ? [] : [{ id: null, name, biography: null, affiliation }];
}
