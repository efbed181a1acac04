interface Registered {
  id: string;
  reference: string;
  email: string;
  /** The token of a private link that was mailed then. */
  link: string;
}

/** What organisers of one edition ask by themselves, and what came of it. */
export interface Asked {
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

/** What one edition and its school tell readers, whom they may write to, and what the team keeps of it. */
export interface Told {
  school: string;
  edition: string;
  /** The one whose organisers write to its people. */
  next: string;
  /** The one made after it. */
  after: string;
  /** The entry of a list that was pasted. */
  list: string;
  /** Tokens of links that stop messages, as they were mailed then. */
  links: string[];
  /** Its venues as readers are told them, with where they are and the picture. */
  venues: string[];
  rooms: string[];
  deletedVenues: number;
  /** Sections as they are published, with their rows. */
  sections: string[];
  inEnglish: string[];
  /** The kinds of those that are not shown. */
  hidden: string[];
  /** Whether readers see them as they are written. */
  isPublic: boolean;
  ofSchool: string[];
  /** Publications of the edition and of the school, with the number of their sections. */
  publications: string[];
  /** Records that wait for a translator, by their kind. */
  translations: string[];
  materials: string[];
  /** Documents whose bytes are kept. */
  documents: number;
  /** Those of sessions, practices and rooms that everybody may see. */
  pictures: string[];
  /** Sessions with their minutes and how many times they have. */
  sessions: string[];
  pasted: string;
  notes: string[];
  /** Why somebody was declined or cancelled, and in which language that was said. */
  reasons: string[];
  later: { asks: boolean; agreed: number; next: boolean };
  /** Who agreed to be told of later editions, to which words. */
  consents: string[];
  /** Whom a message of the next edition reaches: those who are not there yet, and all. */
  reached: string[];
  reachedEverybody: string[];
  /** How many are in a view that a message is to. */
  viewed: number;
  /** Messages to views and sets with their mails, and those of the next edition. */
  written: string[];
  /** Where answers to the mails of both go. */
  answersTo: string[];
  /** What each of the links says. */
  stopped: string[];
  /** Records of the one made after it whose texts wait for a look, by their kind, and its rooms. */
  carried: string[];
  carriedRooms: string[];
}

/** What people sent along with their answers, what speakers replied, and what waits to be released. */
export interface Replied {
  edition: string;
  /** The one whose planned release could not go out. */
  stopped: string;
  /** Private links of speakers, as they were mailed then. */
  links: string[];
  /** Files that answers name, and whether they open. */
  answers: string[];
  /** How many there are, with those that no answer names yet. */
  files: number;
  counts: string;
  /** The last day for replies. */
  until: string;
  /** What each of the links says. */
  speakers: string[];
  releases: string[];
  /** What waits to be released, or could not be, in both editions. */
  planned: string[];
}

/** What participants marked, what was urgent, and which messages wait for a known address. */
export interface Marked {
  edition: string;
  /** The one whose messages wait. */
  waits: string;
  /** Addresses of participants' own calendars, as they were read then. */
  calendars: string[];
  /** What is in each. */
  opened: string[];
  /** What stands on the pages, in Italian or marked. */
  notices: string[];
  waiting: string[];
}

/** Who had a place in which session, and what was shown of answers that not everybody may read. */
export interface Placed {
  edition: string;
  /** Registrations that signed up. */
  registrations: string[];
  /** How each stands in sessions with places, as their page tells them. */
  places: string[];
  /** The one whose totals were shown. */
  kitchen: string;
  /** Groups of answers as they were shown first; somebody has left since. */
  totals: string[];
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
  /** Absent: nobody could ask anything else yet. */
  asked?: Asked;
  /** Absent: nothing could be undone, told later, corrected or joined yet. */
  decided?: Decided;
  /** Absent: there were no sets, pictures or next editions yet. */
  gathered?: Gathered;
  /** Absent: there were no venues, sections, materials, notes or later editions yet. */
  told?: Told;
  /** Absent: nobody could send a file or reply, and no release could wait. */
  replied?: Replied;
  /** Absent: nobody could mark on all devices, and nothing was urgent yet. */
  marked?: Marked;
  /** Absent: sessions had no places yet, and totals were counted anew at each look. */
  placed?: Placed;
  /** Jana Müller, by both spellings of one domain. */
  unicode: Registered;
  ascii: Registered;
}
