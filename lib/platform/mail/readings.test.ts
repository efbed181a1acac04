import { expect, test } from "vitest";
import { costOf } from "@/prisma/testing/cost";
import { readingsOf } from "./readings";

const base64 = (text: string) =>
  Buffer.from(text)
    .toString("base64")
    .replace(/(.{76})/g, "$1\r\n");
const mail = (body: string, head = "") => `From: a@b.example\r\n${head}\r\n\r\n${body}\r\n`;

const WAYS: Record<string, string> = {
  "as it is": mail("Write to ana@example.org."),
  "in a folded header": mail("", "To: Ana Esempio\r\n <ana@example.org>"),
  "cut by a fold": mail("", "X-Long: ana@exam\r\n ple.org"),
  "in an encoded header": mail("", `Subject: =?utf-8?B?${base64("For ana@example.org")}?=`),
  "in two encoded words": mail("", "Subject: =?UTF-8?Q?For_ana=40ex?=\r\n =?UTF-8?Q?ample.org?="),
  "in one letter of two words": mail(
    "",
    `To: =?utf-8?B?${base64("ana@exam").replace(/=+$/, "")}?= =?utf-8?B?${base64("ple.org")}?=`,
  ),
  "as quoted-printable": mail("Hello ana=40example=2Eorg"),
  "cut by a soft end of line": mail("Hello ana@exam=\r\nple.org"),
  "as base64": mail(base64(`${"A long text. ".repeat(20)}ana@example.org, and on`)),
  "as base64 with short lines": mail(
    base64("Dear Ana, this is for ana@example.org")
      .match(/.{1,16}/g)
      ?.join("\n") ?? "",
  ),
  "in a mail within a mail": mail(base64(mail(base64("forwarded: ana@example.org")))),
  "as HTML": mail("<a href='x'>ana&#64;example&#x2e;org</a>"),
  "as an address in a link": mail("https://a.example/?to=ana%40example.org"),
  "with invisible joiners": mail("ana@\u2060example.\u2060org"),
};

test.each(Object.entries(WAYS))("an address %s is read", (_way, file) => {
  expect(readingsOf(Buffer.from(file))).toContain("ana@example.org");
});

test("what is no mail is read as far as it goes", () => {
  expect(readingsOf(Buffer.from([0xff, 0xfe, 0x00, 0x3d]))).toEqual(expect.any(String));
  const nested = Array.from({ length: 9 }).reduce<string>((inner) => base64(mail(inner)), "deep");
  expect(readingsOf(Buffer.from(mail(nested)))).toEqual(expect.any(String));
  const endless = `${"=?".repeat(100_000)}\r\n${"A".repeat(400_000)}\r\n${"%4".repeat(100_000)}`;
  expect(costOf(() => void readingsOf(Buffer.from(endless)))).toBeLessThan(2_000);
});
