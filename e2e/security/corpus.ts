/** Texts that are refused wherever they are typed: they can't be stored, or would lie about themselves. */
export const REFUSED_TEXTS: Record<string, string> = {
  nul: "Ada\u0000Esempio",
  control: "Ada\u001b[31mEsempio",
  "direction override": "Ada \u202eolpmesE",
  "direction isolate": "Ada \u2066Esempio\u2069",
  "half a character": "Ada \ud83d",
};

/** Texts that may be stored, each a trick on something that shows it later. */
export const TRICKS: Record<string, string> = {
  markup: "<img src=x onerror=alert(1)><script>alert(1)</script>\"'><svg/onload=alert(1)>",
  template: ["{{constructor}} {event.secret} {fullName} %s %n $", "{x} <%= 1 %>"].join(""),
  link: "[Click](https://evil.example) https://evil.example www.evil.example",
  script: "javascript:alert(1)",
  formula: "=HYPERLINK(A1)",
  header: "Ada\r\nBcc: victim@example.org\r\n\r\nX-EVIL: 1",
  calendar: "Ada\\nATTACH:https://evil.example\\;;,:",
  path: "../../etc/passwd",
  "end of data": "]]></title><!-- --> &amp; &#0; \u2028",
  invisible: "A\u200bd\u200da \u{1f469}\u200d\u{1f4bb} \u05d0\u05d1\u05d2",
};

/** Values for a field of a record, as JSON or a parsed form may bring them. */
export const WRONG_KINDS: unknown[] = [
  null,
  true,
  7,
  Number.NaN,
  [],
  [null],
  [["a"]],
  {},
  { contains: "" },
  { not: null },
  { $ne: 1 },
  { toString: "x", length: 1 },
  JSON.parse('{"__proto__": {"admin": true}}'),
  { constructor: { prototype: { admin: true } } },
];

/** Where an open redirect would lead away; none may. */
export const ELSEWHERE = [
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/%5cevil.example",
  "/%2f%2fevil.example",
  "/%09/evil.example",
  "/\t/evil.example",
  "/en/..//evil.example",
  "/.//evil.example",
  "https:evil.example",
  "http:/evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/en@evil.example",
  "@evil.example",
  "https://localhost@evil.example",
  "\u3002evil.example",
  "/\u2028/evil.example",
  "%68ttps://evil.example",
];

/** Parts of an address that name nothing. */
export const PARTS = [
  "%00",
  "a%00b",
  "%E0%A4%A",
  "%",
  "..%2f..%2fetc%2fpasswd",
  "%2e%2e",
  "..",
  "%0d%0aSet-Cookie:x=1",
  "%F0%9F%92%A9",
  "%e2%80%ae",
  "[object%20Object]",
  "[school]",
  "__proto__",
  "constructor",
  "undefined",
  "-1",
  "1e9",
  "99999999999999999999",
  "00000000-0000-4000-8000-000000000000",
  "'%20OR%201=1--",
  "{{7*7}}",
  "%3Cscript%3E",
  "a".repeat(3_000),
];

/** Queries nobody's page sends. */
export const QUERIES = [
  "page=%00",
  "page=1.5",
  "page=-1",
  "page=1e308",
  "page=NaN&page=2",
  "q=%00",
  "q=%5C&q=%25",
  "q[contains]=",
  "category=------------------------------------",
  "category=%00&country=__&state=__proto__&sort=constructor",
  "open=%00",
  "open=00000000-0000-4000-8000-000000000000",
  "session=%00&slot=__proto__",
  "organisation=%00",
  "lang=%00",
  "lang=../../etc",
  "cursor=%00",
  "cursor=eyJhIjoxfQ",
  "to=//evil.example",
  "theme=constructor&language=%E0%A4%A&room=%00&day=2027-99-99",
  "__proto__[x]=1&constructor=1",
  `q=${"a".repeat(6_000)}`,
];
