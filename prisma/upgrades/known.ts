interface Registered {
  id: string;
  reference: string;
  email: string;
  /** The token of a private link that was mailed then. */
  link: string;
}

/** What organisers of one edition decided, corrected, joined and arranged. */
export interface Decided {
  school: string;
  edition: string;
  /** Everybody who registered, and how they stand. */
  people: string[];
  /** Of those who wait for an answer what was decided and not told. */
  queue: string[];
  /** Whose decision could be undone then, and what was kept for them. */
  kept: string[];
  corrections: string[];
  /** Records that were joined, and registrations that ended by it. */
  merges: string[];
  merged: string[];
  todos: string[];
  /** The pages of the form by their headings, with the number of questions. */
  pages: Array<[string, number]>;
  /** The history of who took a correction back, the first act first. */
  history: string[];
  /** Who gets what was kept for an undo, once its time is over. */
  letIn: string[];
}

/** What organisers of one edition gathered people by, wrote to them and showed, and what the next edition took. */
export interface Gathered {
  edition: string;
  next: string;
  /** Tags with how many have each. */
  tags: string[];
  /** Who of the team sees to whom. */
  assigned: string[];
  online: string[];
  /** Questions whose answers not everybody at the desk may read. */
  readers: string[];
  /** Acts on whole sets, how far each was, and on how many. */
  bulk: string[];
  views: string[];
  /** Messages, with their mails. */
  mailings: string[];
  /** What everybody may see, with the number of its sizes. */
  pictures: string[];
  /** Files that are kept, in every size. */
  files: number;
  /** Records of the next edition whose texts wait for a look. */
  carried: number;
}

/** What is known of the rows of a kept state; made with APP_SECRET of prisma/testing/use-database.ts. */
export interface Known {
  /** When it was made: nothing in it is younger. */
  madeAt: string;
  /** How many migrations there were. */
  migrations: number;
  /** Whether backups were sealed then, with the same secret. */
  sealed: boolean;
  /** Whether what SQL can't compute had been done, so that nothing is left to count. */
  stepsTaken: boolean;
  school: string;
  edition: string;
  /** The current one, with its sessions. */
  release: { number: number; name: string; shown: number; cancelled: number };
  /** Overlaps that an organiser had accepted. */
  accepted: { draft: number; released: number };
  /** How many editions ask what the standard form asks; nobody could ask anything else. */
  asking: number;
  /** What organisers of one edition ask by themselves, and what came of it; absent: nobody could ask anything else yet. */
  asked?: {
    school: string;
    edition: string;
    /** How many kinds of questions are asked. */
    kinds: number;
    /** The keys of those that hang on something. */
    conditional: string[];
    /** Those asked later, with their last day. */
    later: Array<[string, string | null]>;
    /** Options with places, each with how many are taken of how many. */
    places: string[];
    /** Answers of which something is only a wish. */
    wished: Array<[unknown, string[]]>;
    /** How many are still to answer, and how often they were asked. */
    toAnswer: number;
    asked: number;
    /** Mails in own words, and remembered columns of tables. */
    worded: number;
    columns: number;
  };
  /** Absent: nothing could be undone, told later, corrected or joined yet. */
  decided?: Decided;
  /** Absent: there were no sets, pictures or next editions yet. */
  gathered?: Gathered;
  /** Jana Müller, by both spellings of one domain. */
  unicode: Registered;
  ascii: Registered;
}
