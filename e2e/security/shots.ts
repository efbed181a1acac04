import { ACTIONS } from "../authorization/actions";
import { addressOf, ROUTES } from "../authorization/routes";
import { BUILT_ACTIONS, type Form, pageOf } from "../authorization/send";
import type { Chance } from "./chance";
import { ELSEWHERE, PARTS, QUERIES, REFUSED_TEXTS, TRICKS, WRONG_KINDS } from "./corpus";
import { PUBLIC_FORMS } from "./forms";
import { malformed } from "./malformed";
import { MORE } from "./more";
import type { FuzzShot, Scene } from "./scene";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "CONNECT"];
const NUMBERS = [
  "-0",
  "1e309",
  "9".repeat(400),
  "0x10",
  "NaN",
  "-1",
  "1.5",
  "2147483648",
  "9007199254740993",
];
const NAMES = [
  "__proto__",
  "constructor",
  "toString",
  "a.__proto__.b",
  "$ACTION_ID_x",
  "0",
  "",
  "a".repeat(5000),
  "a[b]",
];
const ROUTE_NAMES = Object.keys(ROUTES).filter((route) => !route.startsWith("/_"));
/** What no route stands for. */
const FILES = ["favicon.ico", "icon.svg", "_next/static/chunks", "_next/image", "index", "en.rsc", "_error"];
const ACTION_NAMES = [...BUILT_ACTIONS.keys()];

const wildText = (by: Chance): string =>
  by.of([
    () => by.of(Object.values(REFUSED_TEXTS)),
    () => by.of(Object.values(TRICKS)),
    () => by.of(NUMBERS),
    () => by.of(NAMES),
    () => by.of(ELSEWHERE),
    () => "é\u{1f469}‍\u{1f4bb}".repeat(1 + by.below(3000)),
    () => by.bytes(1 + by.below(60)).toString("latin1"),
    () => "",
  ])();

/** Bytes of a text, sometimes in an encoding that is none. */
function wildBytes(by: Chance, text = wildText(by)): Buffer {
  if (by.once(6)) return Buffer.from(text, "latin1");
  if (by.once(8)) return Buffer.from(text, "utf16le");
  if (by.once(10)) return Buffer.concat([Buffer.from(text), Buffer.from([0xed, 0xa0, 0x80, 0xc3])]);
  return Buffer.from(text);
}

function pathOf(by: Chance, { world, participant }: Scene): string {
  if (by.once(25)) return `/${by.of(FILES)}`;
  const route = by.of(ROUTE_NAMES);
  const token = route.includes("/register/") ? participant.draft : participant.token;
  const path = addressOf(route, world)
    .replace("/r/token", `/r/${token}`)
    .replace("/register/draft", `/register/${participant.draft}`)
    .replace(/\/page$/, by.of(["/you", "/cooperative", "/check", "/page"]));
  const parts = path.split("/");
  if (by.once(3)) parts[1 + by.below(parts.length - 1)] = by.of(PARTS);
  if (by.once(12)) parts.push(by.of(PARTS));
  const query = by.once(3) ? `?${by.of(QUERIES)}` : by.once(8) ? `?${encodeWild(by)}=${encodeWild(by)}` : "";
  const target = (parts.join("/") + query).replace(/[^\x21-\x7e]/g, (sign) => encodeURIComponent(sign));
  return by.once(30) ? by.of([`http://evil.example${target}`, `/${target}`, "*", `${target}#x`]) : target;
}

const encodeWild = (by: Chance) =>
  [...wildBytes(by).subarray(0, 400)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

function headersOf(by: Chance, { cookie, origin }: Scene): string[] {
  const all = [
    `Host: ${by.once(20) ? "evil.example" : new URL(origin).host}`,
    "Connection: close",
    `X-Forwarded-For: 10.${by.below(256)}.${by.below(256)}.${1 + by.below(250)}`,
    `Origin: ${by.once(8) ? by.of(["null", "https://evil.example", "x", ""]) : origin}`,
  ];
  if (cookie && !by.once(6)) all.push(`Cookie: ${cookie}`);
  const odd = [
    `Accept-Language: ${by.of(["xx", "it;q=9", "a;q=".repeat(500), "*"])}`,
    `Accept: ${by.of(["text/html", "application/json", "x", "text/x-component"])}`,
    `Range: bytes=${by.of(NUMBERS)}-`,
    `If-None-Match: ${by.of(NAMES).slice(0, 50)}`,
    "If-Modified-Since: yesterday",
    "RSC: 1",
    `Next-Router-State-Tree: ${by.of(["%5B%22", "[]", "%00", "x".repeat(2000)])}`,
    "Next-Router-Prefetch: 1",
    `Next-Router-Segment-Prefetch: ${by.of(["/_tree", "/x/../y", "%00"])}`,
    `Next-Url: ${by.of(["/en", "//evil.example", "%"])}`,
    `X-Forwarded-Host: ${by.of(["evil.example", ""])}`,
    "X-Middleware-Subrequest: proxy:proxy:proxy:proxy:proxy",
    `Sec-Fetch-Site: ${by.of(["cross-site", "same-origin", "x"])}`,
    `Idempotency-Key: ${by.of(["short", "a".repeat(200), "a".repeat(9000)])}`,
    "Expect: 100-continue",
    "Upgrade: websocket",
    `Content-Encoding: ${by.of(["gzip", "x"])}`,
    `Cookie: convivio.session=${by.of(["%00", "x".repeat(3000), "%E0%A4%A"])}; a=b`,
    `Content-Security-Policy: script-src 'nonce-x'`,
  ];
  while (by.once(2)) all.push(by.of(odd));
  return all;
}

function request(kind: string, line: string, headers: string[], body: Buffer | null): FuzzShot {
  const head = [line, ...headers, ...(body ? [`Content-Length: ${body.length}`] : [])].join("\r\n");
  return {
    kind,
    head: `${head}\n${body?.toString("latin1")}`.slice(0, 3500),
    bytes: Buffer.concat([Buffer.from(`${head}\r\n\r\n`, "latin1"), body ?? Buffer.alloc(0)]),
    whole: true,
  };
}

/** Any method at any address. */
function address(by: Chance, scene: Scene): FuzzShot {
  const method = by.once(3) ? by.of(METHODS) : "GET";
  return request("address", `${method} ${pathOf(by, scene)} HTTP/1.1`, headersOf(by, scene), null);
}

function formOf(name: string, { world, participant }: Scene): Form {
  const form = ACTIONS[name]?.form(world) ?? PUBLIC_FORMS[name]?.(participant, world) ?? {};
  return { ...form, ...MORE[name] };
}

const BOUNDARY = "----fuzz";
const part = (name: Buffer, value: Buffer, more = "") =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="`),
    name,
    Buffer.from(`"${more}\r\n\r\n`),
    value,
    Buffer.from("\r\n"),
  ]);

function partsOf(by: Chance, form: Form, prefix: string): Buffer[] {
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(form)) {
    if (by.once(15)) continue;
    for (const one of [value].flat())
      parts.push(
        part(
          Buffer.from(prefix + name),
          by.once(8) ? wildBytes(by) : Buffer.from(one),
          by.once(30) ? '"; filename="a.bin' : "",
        ),
      );
    if (by.once(20)) parts.push(part(Buffer.from(prefix + name), wildBytes(by)));
  }
  if (by.once(5)) parts.push(part(wildBytes(by, by.of(NAMES)), wildBytes(by)));
  if (by.once(60))
    for (let n = 0; n < 700; n += 1) parts.push(part(Buffer.from(`_1_${n}`), Buffer.from("x")));
  return parts;
}

const ARGUMENTS = [
  '[{"status":"idle"},"$K1"]',
  '["$undefined","$K1"]',
  "[]",
  "null",
  '"$K1"',
  '[{"__proto__":{"a":1}},"$K1"]',
  '["$F1","$K1"]',
  '["$@0","$0"]',
  '["$Q1","$W1","$i1","$B1"]',
  '["$n99999999999999999999999","$K1"]',
  '[{"status":"invalid","faults":"x","values":7},"$K1"]',
  '["$1:__proto__:then","$K1"]',
  '["$1:constructor:constructor","$K1"]',
  '{"then":"$1:then"}',
  `${"[".repeat(5000)}${"]".repeat(5000)}`,
  "[1,",
  '["$D2027-99-99","$K1"]',
  '["\\ud800","$K1"]',
];

/** A real action with a form that is nearly right, or with arguments no page sends. */
function action(by: Chance, scene: Scene): FuzzShot {
  const name = by.of(ACTION_NAMES);
  const { draft, token } = scene.participant;
  const page = pageOf(name, scene.world, { draft, token });
  const headers = headersOf(by, scene);
  const id = by.once(20)
    ? by.of(["x", "0".repeat(42), "__proto__", "a".repeat(3000)])
    : BUILT_ACTIONS.get(name)?.id;
  headers.push(`Next-Action: ${id}`);
  const line = `POST ${page} HTTP/1.1`;
  if (by.once(10)) {
    headers.push(`Content-Type: ${by.of(["text/plain;charset=UTF-8", "application/json", "x", ""])}`);
    return request("action, as text", line, headers, wildBytes(by, by.of([...ARGUMENTS, wildText(by)])));
  }
  headers.push(`Content-Type: multipart/form-data; boundary=${BOUNDARY}${by.once(40) ? "; boundary=x" : ""}`);
  const parts = partsOf(by, formOf(name, scene), "_1_");
  parts.push(part(Buffer.from("0"), Buffer.from(by.once(4) ? by.of(ARGUMENTS) : (ARGUMENTS[0] ?? ""))));
  return request("action", line, headers, close(by, parts));
}

function close(by: Chance, parts: Buffer[]): Buffer {
  const body = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  return by.once(10) ? body.subarray(0, by.below(body.length)) : body;
}

/** The same without script: the action stands in a field, the form may be of either type. */
function plainForm(by: Chance, scene: Scene): FuzzShot {
  const name = by.of(ACTION_NAMES);
  const { draft, token } = scene.participant;
  const line = `POST ${pageOf(name, scene.world, { draft, token })} HTTP/1.1`;
  const id = BUILT_ACTIONS.get(name)?.id ?? "";
  const headers = headersOf(by, scene);
  const form = formOf(name, scene);
  const marks: Form = by.of([
    { [`$ACTION_ID_${id}`]: "" },
    {
      $ACTION_REF_1: "",
      "$ACTION_1:0": `{"id":"${id}","bound":"$@1"}`,
      "$ACTION_1:1": '[{"status":"idle"}]',
      $ACTION_KEY: "k1",
    },
    { $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${id}","bound":null}` },
    { $ACTION_REF_1: "", "$ACTION_1:0": by.of(ARGUMENTS) },
    { $ACTION_REF___proto__: "" },
    {},
  ]);
  if (by.once(4)) {
    headers.push("Content-Type: application/x-www-form-urlencoded");
    const pairs = Object.entries({ ...marks, ...form }).map(
      ([key, value]) =>
        `${encodeURIComponent(key)}=${by.once(8) ? encodeWild(by) : encodeURIComponent(String(value))}`,
    );
    return request("plain form, urlencoded", line, headers, Buffer.from(pairs.join("&")));
  }
  headers.push(`Content-Type: multipart/form-data; boundary=${BOUNDARY}`);
  return request(
    "plain form",
    line,
    headers,
    close(by, [...partsOf(by, marks, ""), ...partsOf(by, form, "")]),
  );
}

/** A registration by the API, with fields of wrong kinds. */
function api(by: Chance, scene: Scene): FuzzShot {
  const { school, edition, category } = scene.world;
  const body: Record<string, unknown> = {
    ...{ fullName: "Ada Esempio", email: `ada-${by.below(1e9)}@example.org`, language: "en", country: "IT" },
    ...{ affiliation: "Coop", category: category.slug, mode: "on_site", consents: ["terms"], answers: {} },
  };
  for (const key of Object.keys(body))
    if (by.once(6)) body[key] = by.once(2) ? wildText(by) : by.of(WRONG_KINDS);
  if (by.once(5)) body[by.of(NAMES)] = by.of(WRONG_KINDS);
  const type = by.once(8)
    ? by.of(["text/plain", "application/json; charset=utf-16", "multipart/form-data"])
    : "application/json";
  const headers = [...headersOf(by, scene), `Content-Type: ${type}`];
  const path = `/api/v1/schools/${by.once(10) ? by.of(PARTS) : school.slug}/${edition.slug}/registrations`;
  const text = wildBytes(by, JSON.stringify(body));
  return request(
    "api",
    `POST ${path} HTTP/1.1`,
    headers,
    by.once(12) ? text.subarray(0, by.below(text.length)) : text,
  );
}

/** The next request of a sequence. */
export function nextShot(by: Chance, scene: Scene): FuzzShot {
  return by.of([address, address, action, action, action, plainForm, plainForm, api, malformed])(by, scene);
}
