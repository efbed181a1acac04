/** A stored file as its answer names it: the id of its record, and what it is called. */
const STORED = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/([a-z\d-]{1,80}\.([a-z]{3,4}))$/;

/** A file by its record's id and its name. No schema stands here: screens of the browser tell answers, too. */
export interface NamedFile {
  id: string;
  name: string;
  /** How its name ends. */
  format: string;
}

/** An answer's file by its id and its name; null for what is none. */
export function namedFile(value: unknown): NamedFile | null {
  const [, id, name, format] = typeof value === "string" ? (STORED.exec(value) ?? []) : [];
  return id && name && format ? { id, name, format } : null;
}

/** As an answer names a file. */
export const fileAnswer = ({ id, name }: Pick<NamedFile, "id" | "name">): string => `${id}/${name}`;

/** The ids of all files that answers name. */
export const namedFiles = (answers: Readonly<Record<string, unknown>>): string[] =>
  Object.values(answers).flatMap((value) => namedFile(value)?.id ?? []);
