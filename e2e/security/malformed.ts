import type { Chance } from "./chance";
import type { FuzzShot, Scene } from "./scene";

/** What is no request, or not all of one. */
export function malformed(by: Chance, { origin }: Scene): FuzzShot {
  const host = new URL(origin).host;
  const start = `POST /en/sign-in HTTP/1.1\r\nHost: ${host}\r\n`;
  const text = by.of([
    () => by.bytes(200).toString("latin1"),
    () => "GET /en\r\n\r\n",
    () => `GET /en HTTP/9.9\r\nHost: ${host}\r\n\r\n`,
    () => `GET /en\xff\xfe HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    () => `GET /en HTTP/1.1\r\n\r\n`,
    () => `GET /en HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n`,
    () => `GET /en HTTP/1.1\r\nHost: ${host}\r\nX: ${"a".repeat(20_000)}\r\n\r\n`,
    () => `GET /en HTTP/1.1\r\nHost: ${host}\r\nX: a\0b\r\n\r\n`,
    () => `GET /en?${"q=1&".repeat(5000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    () => `${start}Content-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    () => `${start}Content-Length: -1\r\n\r\n`,
    () => `${start}Content-Length: 99999999999\r\nConnection: close\r\n\r\nabc`,
    () => `${start}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n`,
    () => `${start}Transfer-Encoding: gzip\r\n\r\nabc`,
    () =>
      `${start}Content-Type: multipart/form-data; boundary=----fuzz\r\nContent-Length: 500\r\n\r\n------fuzz\r\nContent-Disp`,
    () => `${start}Expect: nothing\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    () => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
    () => `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    () => `GET /en HTTP/1.1\r\nHost: ${host}\r\n\r\nGET /en/me HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  ])();
  return { kind: "malformed", head: text.slice(0, 300), bytes: Buffer.from(text, "latin1"), whole: false };
}
