export interface InterpretedInto {
  spoken: string[];
  captions: string[];
  sign: string[];
}

/** The languages a session is interpreted into, by how, each once and in alphabetical order. */
export function interpretedInto(
  rows: ReadonlyArray<{ toLanguage: string; mode: keyof InterpretedInto }>,
): InterpretedInto {
  const by = (mode: keyof InterpretedInto) =>
    [...new Set(rows.filter((row) => row.mode === mode).map((row) => row.toLanguage))].sort();
  return { spoken: by("spoken"), captions: by("captions"), sign: by("sign") };
}
