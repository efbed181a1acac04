/** How many gave an answer: of everybody where `column` is null, else of one column; `value` null counts whoever answered at all. */
export interface CountedAnswer {
  fieldId: string;
  column: string | null;
  value: string | null;
  count: number;
}

/** What numbers come to, of those that are counted in one unit. */
export interface CountedNumbers {
  fieldId: string;
  column: string | null;
  settings: unknown;
  count: number;
  sum: number;
  least: number;
  most: number;
}

/** A text as often as it was written, capitals and blanks at its ends aside. */
export interface CountedText {
  fieldId: string;
  column: string | null;
  /** As it is compared. */
  folded: string;
  /** As somebody wrote it. */
  text: string;
  count: number;
  names: string[];
}

/** An answer with all its values, as it was given to one wording. */
export interface CountedPattern {
  fieldId: string;
  versionId: string;
  value: unknown;
  count: number;
}

/** What was counted of all questions, by the question. */
export interface Counted {
  values: ReadonlyMap<string, readonly CountedAnswer[]>;
  numbers: ReadonlyMap<string, readonly CountedNumbers[]>;
  texts: ReadonlyMap<string, readonly CountedText[]>;
  /** Whose texts were read. */
  listed: ReadonlySet<string>;
}
