import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import type { NextAuthOptions } from "next-auth";
import type { AdapterUser } from "next-auth/adapters";
import NextAuth from "next-auth/next";
import { settings } from "../env";
import { randomToken } from "../secrets";
import { cookieOptions, SESSION_SECONDS, sessionCookieName } from "./cookies";
import { authSecret, signInHashes } from "./sign-in-hash";

/** The records behind a sign-in; what they are and what else happens then is the business of lib/people. */
export interface SignInStore {
  /** Takes a link or code away, once. `hashes` as by `signInHashes`. Null: wrong, used, too old, or guessed at too often. */
  takeProof: (emailKey: string, hashes: string[]) => Promise<{ redirectTo: string } | null>;
  findLogin: (emailKey: string) => Promise<{ id: string } | null>;
  /** The first proof of an address makes its login. */
  claimAddress: (emailKey: string) => Promise<{ id: string }>;
  comeBack: (loginId: string, emailKey: string) => Promise<void>;
  /** Stores only the hash of the token. */
  startSession: (loginId: string, token: string) => Promise<void>;
}

export interface SignedIn {
  /** The raw session token for the cookie. */
  token: string;
  loginId: string;
  redirectTo: string;
}

/**
 * Signs in with the secret of a link or a code: next-auth checks and makes the session, the store keeps the records.
 * Its own addresses (/api/auth/…) are not served: they would sign in by a mere GET and pass our limits, and its session
 * endpoint writes on reading.
 */
export async function proveAddress(
  store: SignInStore,
  emailKey: string,
  secret: string,
): Promise<SignedIn | null> {
  let signedIn: SignedIn | null = null;
  let redirectTo = "";
  let fault: unknown = null;
  // next-auth turns every error of its adapter into an error page; ours has to reach the caller as it is.
  const kept =
    <Given extends unknown[], Value>(work: (...given: Given) => Promise<Value>) =>
    async (...given: Given) => {
      try {
        return await work(...given);
      } catch (error) {
        fault = error;
        throw error;
      }
    };
  const user = (id: string): AdapterUser => ({ id, email: emailKey, emailVerified: new Date() });
  const options: NextAuthOptions = {
    secret: authSecret(),
    useSecureCookies: settings().publicUrl.startsWith("https:"),
    cookies: {
      sessionToken: {
        name: sessionCookieName(settings().publicUrl),
        options: cookieOptions(settings().publicUrl, SESSION_SECONDS),
      },
    },
    session: { strategy: "database", maxAge: SESSION_SECONDS, generateSessionToken: randomToken },
    // A plain object: its own provider would pull in a mailer. Mails leave through our outbox.
    providers: [
      {
        id: "email",
        type: "email",
        name: "Email",
        from: "",
        server: "",
        maxAge: 0,
        options: {},
        sendVerificationRequest: () => Promise.reject(new Error("Sign-in mails leave through the outbox")),
      },
    ],
    adapter: {
      createVerificationToken: () => null,
      useVerificationToken: kept(async ({ identifier, token }) => {
        // next-auth hands over the hash with the present secret; a mail sent before a change of it holds on, too.
        const proof = await store.takeProof(identifier, signInHashes(secret));
        if (!proof) return null;
        redirectTo = proof.redirectTo;
        // The store judged the time by the database's clock; next-auth's own look must not overrule it.
        return { identifier, token, expires: new Date(Date.now() + 60_000) };
      }),
      getUserByEmail: kept(async (key) => {
        const login = await store.findLogin(key);
        return login && user(login.id);
      }),
      getUserByAccount: async () => null,
      getUser: async () => null,
      linkAccount: async () => undefined,
      createUser: kept(async () => user((await store.claimAddress(emailKey)).id)),
      updateUser: kept(async ({ id }) => {
        await store.comeBack(id, emailKey);
        return user(id);
      }),
      createSession: kept(async ({ sessionToken, userId, expires }) => {
        await store.startSession(userId, sessionToken);
        signedIn = { token: sessionToken, loginId: userId, redirectTo };
        return { sessionToken, userId, expires };
      }),
      getSessionAndUser: async () => null,
      updateSession: async () => null,
      deleteSession: async () => null,
    },
    logger: { error() {}, warn() {}, debug() {} },
  };
  // It builds addresses from this one; never from Host or X-Forwarded-Host.
  process.env.NEXTAUTH_URL = settings().publicUrl;
  await run({ email: emailKey, token: secret }, options);
  if (fault) throw fault;
  return signedIn;
}

type Handler = (
  request: NextApiRequest,
  response: NextApiResponse,
  options: NextAuthOptions,
) => Promise<void>;

/** Calls next-auth's handler of the link, without a request of the network and without its answer: only the records count. */
async function run(query: { email: string; token: string }, options: NextAuthOptions): Promise<void> {
  const request = {
    method: "GET",
    query: { nextauth: ["callback", "email"], ...query },
    cookies: {},
    headers: {},
    body: undefined,
  };
  const headers = new Map<string, unknown>();
  const response = {
    status: () => response,
    setHeader: (name: string, value: unknown) => headers.set(name, value) && response,
    getHeader: (name: string) => headers.get(name),
    end: () => response,
    json: () => response,
    send: () => response,
  };
  // Compiled for another module system: some loaders hand over the module, some its default.
  const handler = ((NextAuth as unknown as { default?: unknown }).default ?? NextAuth) as Handler;
  await handler(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
}
