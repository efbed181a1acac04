interface Registered {
  id: string;
  reference: string;
  email: string;
  /** The token of a private link that was mailed then. */
  link: string;
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
  /** Jana Müller, by both spellings of one domain. */
  unicode: Registered;
  ascii: Registered;
}
