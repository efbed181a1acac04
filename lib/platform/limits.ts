import "server-only";
import pg from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { connectionOptions } from "./db/client";
import { sharesSession } from "./db/session-limits";
import { emailKey } from "./email-key";
import { settings } from "./env";
import { AppError } from "./errors";
import { secretHash } from "./secrets";

export interface Limit {
  name: string;
  /** Allowed events … */
  points: number;
  /** … per this many seconds. */
  seconds: number;
  /** Without the database: refuse (sign-in) instead of counting in memory. */
  failClosed?: boolean;
  /** What turns out to be unusable is given back (`giveBack`). */
  returns?: boolean;
}

/** What a request is counted against. */
export type Counted = readonly [limit: Limit, key: string];

/**
 * All limits of the installation. A network is one IPv4 address or an IPv6 /64; a venue shares one. A limit by address is
 * always one by address and network (`addressFrom`), or strangers could use up what is somebody else's; how
 * many mails to sign in an address gets at all is judged beside them (lib/people/rules.ts), and how many of all kinds reach
 * a mailbox where they leave (lib/outbox/rules.ts).
 */
export const LIMITS = {
  signInPerAddress: { name: "sign-in-email", points: 5, seconds: 3600, failClosed: true },
  signInPerNetwork: { name: "sign-in-network", points: 300, seconds: 3600, failClosed: true },
  codePerAddress: { name: "code-email", points: 10, seconds: 600, failClosed: true },
  lostLinkPerAddress: { name: "lost-link-email", points: 5, seconds: 3600 },
  lostLinkPerNetwork: { name: "lost-link-network", points: 300, seconds: 3600 },
  registerPerNetwork: { name: "register-network", points: 600, seconds: 3600, returns: true },
  registerPerAddress: { name: "register-email", points: 20, seconds: 3600, returns: true },
  /** By address and organisation: others' invitations don't count. */
  invitePerAddress: { name: "invite-email", points: 5, seconds: 3600 },
  /** By login: mails that organisers send to themselves. */
  testMailPerLogin: { name: "test-mail-login", points: 10, seconds: 3600 },
  /** By the link of a message: its one click stops messages, and is done once. */
  stopPerLink: { name: "stop-link", points: 30, seconds: 3600 },
  /** By speaker: what is sent from their private link. */
  speakerPerLink: { name: "speaker-link", points: 120, seconds: 3600 },
  /** By registration: marks that its devices bring along, or that are set on its page. */
  starsPerLink: { name: "stars-link", points: 120, seconds: 3600 },
  /** By registration: signing up for sessions, and leaving them. */
  signUpsPerLink: { name: "sign-ups-link", points: 120, seconds: 3600 },
  /** By login: each picture takes seconds of a processor. */
  picturePerLogin: { name: "picture-login", points: 200, seconds: 3600 },
  /** Files sent with a registration: by its link, and by network (a school's office sends many people's). */
  answerFilePerLink: { name: "answer-file-link", points: 40, seconds: 3600 },
  answerFilePerNetwork: { name: "answer-file-network", points: 300, seconds: 3600 },
  documentPerLogin: { name: "document-login", points: 200, seconds: 3600 },
  /** Everything that is sent, also what can't be read: keeps bad requests cheap. */
  actPerNetwork: { name: "act-network", points: 1200, seconds: 60 },
} satisfies Record<string, Limit>;

/**
 * With a name for its statement a connection plans it once. Without one where sessions are shared: there the second to
 * prepare a name is refused, and the limit could not count.
 */
class Limiter extends RateLimiterPostgres {
  _query(query: { name?: string; text: string; values?: unknown[] }): Promise<unknown> {
    const { text, values } = query;
    const given = RateLimiterPostgres.prototype as unknown as { _query: Limiter["_query"] };
    const nameless = { text, ...(values ? { values } : {}) };
    return given._query.call(this, sharesSession(settings().databaseUrl) ? nameless : query);
  }
}

const limiters = new Map<string, RateLimiterPostgres | RateLimiterMemory>();
const shared = globalThis as { convivioLimitPool?: pg.Pool };

function pool(): pg.Pool {
  if (!shared.convivioLimitPool) {
    const { databaseUrl, embedded } = settings();
    shared.convivioLimitPool = new pg.Pool({
      ...connectionOptions(databaseUrl, embedded),
      max: embedded ? 2 : 4,
    });
    shared.convivioLimitPool.on("error", () => {});
  }
  return shared.convivioLimitPool;
}

function limiter(limit: Limit) {
  let made = limiters.get(limit.name);
  if (!made) {
    const options = { keyPrefix: limit.name, points: limit.points, duration: limit.seconds };
    made = new Limiter({
      ...options,
      storeClient: pool(),
      tableName: "rate_limit",
      tableCreated: true,
      clearExpiredByTimeout: false,
      // A block kept in memory would outlive what is given back.
      ...(limit.returns ? {} : { inMemoryBlockOnConsumed: limit.points }),
      ...(limit.failClosed ? {} : { insuranceLimiter: new RateLimiterMemory(options) }),
    });
    limiters.set(limit.name, made);
  }
  return made;
}

/**
 * Counts one event.
 * @throws AppError("too-fast") with the seconds to wait; AppError("unavailable") when a fail-closed limit can't count.
 */
export async function countAgainst(limit: Limit, key: string): Promise<void> {
  try {
    // Hashed: nobody's address stands in the table of the counters.
    await limiter(limit).consume(secretHash(key));
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes)
      throw new AppError("too-fast", Math.max(1, Math.ceil(rejection.msBeforeNext / 1000)));
    throw new AppError("unavailable", 5);
  }
}

/** Takes one counted event back: it was nothing that the limit is for. A counter that can't be reached stays as it is. */
export async function giveBack(limit: Limit, key: string): Promise<void> {
  await limiter(limit)
    .reward(secretHash(key))
    .catch(() => {});
}

/** The key of an address asked for from a network. */
export function addressFrom(email: string, network: string): string {
  return `${emailKey(email)} ${network}`;
}

/** Closes the limiter's own connections; for scripts and tests. */
export async function closeLimits(): Promise<void> {
  limiters.clear();
  await shared.convivioLimitPool?.end();
  delete shared.convivioLimitPool;
}
