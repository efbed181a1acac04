import { isLoopback, type Settings } from "./env";

/** What a careful operator does not do; the sentence says what to do instead and never holds a secret. */
export interface Careless {
  setting: "PUBLIC_URL" | "APP_SECRET" | "APP_SECRET_PREVIOUS";
  sentence: string;
}

/**
 * Settings that work and should not be: links, cookies and addresses readable on the way, or a secret that can be guessed.
 * A first start is refused over them; an installation that has data goes on, warned in its log and in `readyz`.
 */
export function carelessSettings({
  publicUrl,
  allowHttp,
  secret,
  previousSecret,
}: Pick<Settings, "publicUrl" | "allowHttp" | "secret" | "previousSecret">): Careless[] {
  const { protocol, hostname } = new URL(publicUrl);
  const away = !isLoopback(hostname);
  const found: Careless[] = [];
  if (away && protocol === "http:" && !allowHttp) {
    found.push({
      setting: "PUBLIC_URL",
      sentence:
        "PUBLIC_URL: with http:// everybody on the way reads private links, sign-ins and people's data. Put a proxy with a certificate in front and say https://. In a closed network: ALLOW_HTTP=1",
    });
  }
  if (isWeak(secret, away)) {
    found.push({
      setting: "APP_SECRET",
      sentence:
        "APP_SECRET: this one can be guessed, and whoever guesses it opens every private link. Make one: openssl rand -base64 48. If links were sent already, keep the one before in APP_SECRET_PREVIOUS for a while",
    });
  }
  if (previousSecret && isWeak(previousSecret, away)) {
    found.push({
      setting: "APP_SECRET_PREVIOUS",
      sentence:
        "APP_SECRET_PREVIOUS: this one can be guessed, and until it is taken away whoever guesses it opens every private link, as if it were still the secret. Take it away as soon as the links sent with it may end",
    });
  }
  return found;
}

const LEAST_LETTERS = 32;
const WORDS =
  /change.?me|password|passwort|secret|example|convivio|default|replace|openssl|letmein|iloveyou|lorem.?ipsum|quick.?brown|correct.?horse/i;
/** Stands in this repository: on this machine it serves tests. */
const PUBLISHED = /^only-for-tests-/;
const LEAST_DIFFERENT = 8;

function isWeak(secret: string, away: boolean): boolean {
  if (PUBLISHED.test(secret)) return away;
  return (
    secret.length < LEAST_LETTERS ||
    new Set(secret).size < LEAST_DIFFERENT ||
    WORDS.test(secret) ||
    isRepeated(secret) ||
    isCounted(secret) ||
    isTypedInRows(secret)
  );
}

/** "abcdefghijabcdefghij…": a piece that comes again and again, perhaps with something before, between or behind. */
function isRepeated(secret: string): boolean {
  for (let length = 1; length <= secret.length / 2; length += 1) {
    const compared = secret.length - length;
    let same = 0;
    for (let place = 0; place < compared; place += 1) if (secret[place] === secret[place + length]) same += 1;
    if (same > compared / 2) return true;
  }
  return false;
}

/** "0123456789abcdef…": most characters follow the one before. */
function isCounted(secret: string): boolean {
  const codes = [...secret].map((letter) => letter.charCodeAt(0));
  const steps = codes.slice(1).filter((code, place) => Math.abs(code - (codes[place] ?? 0)) <= 1).length;
  return steps > codes.length / 2;
}

const ROWS = [
  "qwertyuiop[]",
  "qwertzuiopü+",
  "azertyuiop^$",
  "asdfghjkl;'",
  "qsdfghjklmù",
  "zxcvbnm,./",
  "yxcvbnm,.-",
];
const NEIGHBOURS = new Set(
  ROWS.flatMap((row) =>
    [...row].slice(1).flatMap((key, place) => [`${row[place]}${key}`, `${key}${row[place]}`]),
  ),
);

/** "qwertyuiopasdfghjkl…": most keys lie beside the one before. */
function isTypedInRows(secret: string): boolean {
  const typed = secret.toLowerCase();
  const steps = [...typed].slice(1).filter((key, place) => NEIGHBOURS.has(`${typed[place]}${key}`)).length;
  return steps > typed.length / 2;
}
