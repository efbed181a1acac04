type AnswerKind = "unavailable" | "fault" | "unreadable" | "refused";

/** The words of a page that is not there. */
export interface BlankWords {
  language: string;
  title: string;
  paragraphs: string[];
  links: Array<{ href: string; text: string }>;
}

/** What the server noted of one request. */
export interface NotedRequest {
  peer: string;
  /** X-Forwarded-For as it came. */
  forwarded: string;
}

/** What a transaction made stale, and the numbers of the rows that say so. */
export interface StaleTags {
  tags: string[];
  seqs: string[];
}

export interface WebProcess {
  /** Of the server: the answers that have not left, by the number of their request. */
  answers?: {
    mark(id: string, kind: AnswerKind, detail?: string | number): void;
    reach(id: string): void;
    finish(id: string): void;
    fill(id: string, words: BlankWords): void;
    isReached(id: string): boolean;
    isSent(id: string): boolean;
  };
  /** Of the bundle: which schools, editions and what is below them everybody may see. */
  addresses?: { isThere(school: string, edition: string, below: string): true | Promise<boolean> };
  /** Of the page cache: what it holds, and how to say that tags are out of date. */
  pageCache?: {
    expire(tags: readonly string[]): void;
    expireAll(): void;
    /** Whether what was read at a moment (milliseconds since 1970) is out of date by now, for one of its tags. */
    changedSince?(tags: readonly string[], at: number): boolean;
    /** How often something expired. */
    changes: number;
    bytes: number;
    entries: Map<string, { bytes: number }>;
  };
  /** Of the bundle: drops pages that a committed change made stale, and remembers the rows that said so. */
  drop?(stale: StaleTags): void;
  /** Of the server: tells the processes beside this one; resolves when they have dropped theirs, or soon after. */
  tell?(stale: StaleTags): Promise<void>;
  /** Of the server: whether the background jobs are this process's; they are when nobody says. */
  hasJobs?: boolean;
  /** Of the server: the last requests, for the warning about proxies. */
  forwarding: NotedRequest[];
  /** Of the server: what the build's own scripts bear while a page is drawn. */
  scriptMark?: string;
}

export const webProcess: WebProcess;
