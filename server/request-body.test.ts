import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { costOf } from "@/prisma/testing/cost";
import { headerIn, openGuarded, statusIn } from "@/prisma/testing/guarded-server";
import { MOST_FIELDS, statusOf } from "./request-body.mjs";

let door: Awaited<ReturnType<typeof openGuarded>>;
beforeAll(async () => {
  door = await openGuarded(["/[locale]/(live)/sign-in/page", "/files/route"]);
});
afterAll(() => door.close());
beforeEach(() => {
  door.entered.length = 0;
});

describe("a body", () => {
  const FORM = "multipart/form-data; boundary=cut";
  const part = (value: Buffer | string, head = 'name="a"') =>
    Buffer.concat([
      Buffer.from(`--cut\r\nContent-Disposition: form-data; ${head}\r\n\r\n`, "latin1"),
      Buffer.from(value),
      Buffer.from("\r\n"),
    ]);
  const form = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from("--cut--\r\n")]);
  const post = (type: string, body: Buffer) =>
    fetch(`${door.base}/en/sign-in`, {
      method: "POST",
      headers: { "content-type": type },
      body: new Uint8Array(body),
    });
  const latin = Buffer.from("caf\xe9", "latin1");

  test.each<[string, string, Buffer]>([
    ["JSON", "application/json", Buffer.concat([Buffer.from('{"a":"'), latin, Buffer.from('"}')])],
    ["urlencoded bytes", "application/x-www-form-urlencoded", latin],
    ["urlencoded escapes", "application/x-www-form-urlencoded", Buffer.from("a=1&b=caf%E9")],
    ["an escaped half of a sign", "application/x-www-form-urlencoded;charset=x", Buffer.from("%ED%A0%80=1")],
    ["text", "text/plain;charset=UTF-8", latin],
    ["no type", "", latin],
    ["a field", FORM, form(part("whole"), part(latin))],
    ["the name of a field", FORM, form(part("x", 'name="caf\xe9"'))],
    ["the name of a file", FORM, form(part("x", 'name="file"; filename="caf\xe9"'))],
    ["what is before the first part", FORM, Buffer.concat([latin, form(part("x"))])],
    ["a form cut off in the middle of a sign", FORM, part(Buffer.from([0xc3])).subarray(0, -2)],
    ["no boundary", "multipart/form-data", form(part("x"))],
    ["two boundaries", `${FORM}; boundary=other`, form(part("x"))],
    ["another boundary than said", "multipart/form-data; boundary=other", form(part("x"))],
  ])("that is no text is refused before anybody reads it: %s", async (_what, type, body) => {
    const answer = await post(type, body);
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain("inside");
    expect(door.entered).toEqual([]);
  });

  test.each<[string, string, Buffer]>([
    ["a form", FORM, form(part("café"), part("", 'name="b"'))],
    ["a file of any bytes", FORM, form(part(latin, 'name="file"; filename="a.xml"'), part("x"))],
    ["a large file", FORM, form(part(Buffer.alloc(6_000_000, 0xff), 'name="file"; filename="a.xml"'))],
    ["urlencoded", "application/x-www-form-urlencoded", Buffer.from("a=caf%C3%A9&b=100%&c=%")],
    ["JSON", "application/json", Buffer.from('{"a":"café"}')],
  ])("that is right comes in byte for byte: %s", async (_what, type, body) => {
    expect((await post(type, body)).status).toBe(200);
    expect(door.entered).toHaveLength(1);
    expect(door.entered[0]?.body.equals(body)).toBe(true);
  });

  test("in pieces, and without its length, is one body", async () => {
    const pieces = ["5\r\na=1&b\r\n", "2\r\n=2\r\n", "0\r\n\r\n"].join("");
    const head = "POST /en/sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked";
    expect(statusIn(await door.send(head, pieces))).toBe(200);
    expect(door.entered[0]?.body.toString()).toBe("a=1&b=2");
  });

  const many = (count: number) => form(...Array.from({ length: count }, (_, n) => part("1", `name="f${n}"`)));

  test("of more fields than any form of ours is counted, not built", async () => {
    const body = many(20_000);
    // The quickest of some rounds: a busy machine is no fault of the counting.
    const costs = Array.from({ length: 20 }, () => costOf(() => expect(statusOf(FORM, body)).toBe(413)));
    expect(Math.min(...costs)).toBeLessThan(50);
    expect((await post(FORM, body)).status).toBe(413);
    const pairs = Buffer.from("a=1&".repeat(20_000));
    expect((await post("application/x-www-form-urlencoded", pairs)).status).toBe(413);
    expect(door.entered).toEqual([]);
    expect((await post(FORM, many(MOST_FIELDS))).status).toBe(200);
  });

  test.each<[string, string, number]>([
    ["a form with a file", FORM, 9_000_000],
    ["anything else", "application/json", 1_300_000],
  ])("that is too large is refused, and its sender reads the answer: %s", async (_what, type, size) => {
    const answer = await post(type, Buffer.alloc(size, 97));
    expect(answer.status).toBe(413);
    expect(door.entered).toEqual([]);
    // The line is still good.
    expect((await fetch(`${door.base}/en`)).status).toBe(200);
  });

  test("of a picture that comes slowly keeps no other form out, and makes other pictures wait", async () => {
    const { port } = new URL(door.base);
    const head = `POST /files HTTP/1.1\r\nHost: x\r\nContent-Type: ${FORM}\r\nContent-Length: 20000000\r\n\r\n`;
    const slow = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const socket = connect(Number(port), "127.0.0.1");
        const refused = once(socket, "data").catch(() => {});
        socket.write(head);
        // All but the end of it, and nothing more for as long as it is let.
        const sent = new Promise((resolve) => socket.write(Buffer.alloc(19_900_000, 97), resolve));
        await Promise.race([sent, refused]);
        return socket;
      }),
    );
    try {
      const large = form(part(Buffer.alloc(8_200_000, 0xff), 'name="file"; filename="a.xml"'));
      const picture = (size: number) =>
        fetch(`${door.base}/files`, {
          method: "POST",
          headers: { "content-type": FORM },
          body: new Uint8Array(form(part(Buffer.alloc(size, 0xff), 'name="picture"; filename="a.jpg"'))),
        });
      await expect.poll(async () => (await picture(8_000_000)).status).toBe(503);
      expect((await post(FORM, large)).status).toBe(200);
      for (const socket of slow) socket.destroy();
      await expect.poll(async () => (await picture(8_000_000)).status).toBe(200);
    } finally {
      for (const socket of slow) socket.destroy();
    }
  });

  test("that never ends is refused as soon as it is too large", async () => {
    const head = `POST /en/sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain`;
    const piece = `${(100_000).toString(16)}\r\n${"a".repeat(100_000)}\r\n`;
    const answer = await door.send(head, piece.repeat(13));
    expect([statusIn(answer), headerIn(answer, "connection")]).toEqual([413, "close"]);
  });
});
