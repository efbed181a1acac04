import { expect, test } from "vitest";
import * as z from "zod/mini";
import { readJson } from "./json-api";

const schema = z.strictObject({ name: z.string() });
const read = (body: BodyInit) =>
  readJson(
    new Request("http://site.example/api", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    }),
    schema,
  );

test("a body that is not UTF-8 is refused, not read with signs for what could not be read", async () => {
  for (const bytes of ['{"name":"caf\xe9"}', '{"name":"\xed\xa0\x80"}', "\xff\xfe{\x00"]) {
    const body = await read(new Uint8Array(Buffer.from(bytes, "latin1")));
    expect(body.ok ? body.value : body.answer.status).toBe(400);
  }
  expect(await read('{"name":"café"}')).toMatchObject({ ok: true, value: { name: "café" } });
});

test("a key that schemas drop is told with its place", async () => {
  for (const [text, field] of [
    ['{"name":"Ada","__proto__":"x"}', "__proto__"],
    ['{"name":"Ada","answers":{"list":[{"__proto__":{"a":1}}]}}', "answers.list.0.__proto__"],
  ] as const) {
    const body = await read(text);
    if (body.ok) throw new Error(`${text} was taken`);
    expect(body.answer.status).toBe(422);
    expect(await body.answer.json()).toMatchObject({ errors: [{ field, code: "invalid" }] });
  }
});
