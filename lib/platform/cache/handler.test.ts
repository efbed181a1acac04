import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { webProcess } from "../web-process.mjs";

interface Handler {
  get(key: string, context?: object): Promise<{ value: Record<string, unknown> } | null>;
  set(key: string, value: object | null, context?: object): Promise<void>;
  revalidateTag(tags: string | string[]): Promise<void>;
}

async function freshHandler(cap?: string): Promise<Handler> {
  vi.resetModules();
  delete webProcess.pageCache;
  if (cap) process.env.PAGE_CACHE_BYTES = cap;
  else delete process.env.PAGE_CACHE_BYTES;
  // @ts-expect-error plain JavaScript, loaded by Next through its path
  const { default: PageCache } = await import("./handler.mjs");
  return new PageCache() as Handler;
}

const page = (html: string, tags = "") => ({
  kind: "APP_PAGE",
  html,
  headers: { "x-next-cache-tags": tags },
  status: 200,
});

/** What the rendering puts on the scripts of the build; a visitor cannot know it. */
const mark = () => webProcess.scriptMark ?? "";

describe("the page cache", () => {
  let handler: Handler;
  beforeEach(async () => {
    handler = await freshHandler();
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  test("keeps a page until one of its tags expires", async () => {
    await handler.set("/en", page("<p>", "schools,x"));
    expect(await handler.get("/en")).not.toBeNull();
    vi.advanceTimersByTime(10_000);
    await handler.revalidateTag("other");
    expect(await handler.get("/en")).not.toBeNull();
    await handler.revalidateTag("schools");
    expect(await handler.get("/en")).toBeNull();
  });

  test("keeps data by the tags it is stored with", async () => {
    await handler.set("read", { kind: "FETCH", data: { body: "1" } }, { tags: ["schools"] });
    vi.advanceTimersByTime(10_000);
    await handler.revalidateTag(["schools"]);
    expect(await handler.get("read", { tags: ["schools"] })).toBeNull();
  });

  test("does not keep what was read before a change that came in between", async () => {
    expect(await handler.get("/en")).toBeNull();
    vi.advanceTimersByTime(100);
    await handler.revalidateTag("schools");
    vi.advanceTimersByTime(100);
    await handler.set("/en", page("<p>read before the change</p>", "schools"));
    expect(await handler.get("/en")).toBeNull();
  });

  const policyOf = async (html: string) => {
    await handler.set("/en", page(html));
    const kept = await handler.get("/en");
    const headers = kept?.value.headers as Record<string, string> | undefined;
    return { policy: headers?.["content-security-policy"] ?? "", html: String(kept?.value.html) };
  };
  const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

  test("adds a policy with the hashes of the build's own scripts and of styles, and nothing looser", async () => {
    const { policy } = await policyOf(
      `<style>.a{}</style><script nonce="${mark()}">a src=1</script><script src="/x.js" nonce="${mark()}"></script>`,
    );
    expect(policy).toBe(`script-src 'self' ${hashOf("a src=1")}; style-src 'self' ${hashOf(".a{}")}`);
  });

  test("gives no hash to a script that came in with somebody's words, whatever it looks like", async () => {
    const flight = 'self.__next_f.push([1,"x"])';
    for (const planted of [
      "<script>alert(1)</script>",
      `<script>${flight}</script>`,
      `<script nonce="">alert(1)</script>`,
      `<script nonce="guessed">alert(1)</script>`,
      `<script data-x='nonce="guessed"'>alert(1)</script>`,
      "<SCRIPT\n>alert(1)</SCRIPT\n>",
      '<script type="application/ld+json">{}</script>',
      "<script>alert(1)//",
    ]) {
      const { policy } = await policyOf(`<p>${planted}</p><script nonce="${mark()}">own()</script>`);
      expect(policy, planted).toBe(`script-src 'self' ${hashOf("own()")}; style-src 'self'`);
    }
  });

  test("tells nobody how the build's own scripts are known", async () => {
    const inside = `push([1,"nonce:${mark()}"])`;
    const value = {
      ...page(`<link nonce="${mark()}"/><script nonce="${mark()}">${inside}</script>`),
      rscData: Buffer.from(`é ${mark()}`),
      segmentData: new Map([["/_tree", Buffer.from(mark())]]),
    };
    await handler.set("/en", value);
    const kept = (await handler.get("/en"))?.value as typeof value;
    const { rscData, segmentData, html } = kept;
    const said = [html, rscData.toString(), ...[...segmentData.values()].map(String)].join();
    expect(said).not.toContain(mark());
    // As long as before: what React reads counts its bytes.
    expect(rscData.length).toBe(value.rscData.length);
    expect(rscData.toString()).toMatch(/^é -+$/);
    // The hash is of the text that leaves.
    const [, text = ""] = /<script>(.*)<\/script>/.exec(html) ?? [];
    expect((kept.headers as Record<string, string>)["content-security-policy"]).toContain(hashOf(text));
  });

  test("pages that are not there, redirects and empty reads never push a real page out", async () => {
    handler = await freshHandler(String(512 * 1024));
    const there = Array.from({ length: 50 }, (_, n) => `/en/schools/there-${n}`);
    for (const key of there) await handler.set(key, page(`<p>${"real ".repeat(200)}</p>`, "schools"));
    const missing = '<meta name="page-status" content="404"/>';
    for (let n = 0; n < 5000; n += 1) {
      await handler.get(`/en/schools/nothing-${n}`);
      await handler.set(
        `/en/schools/nothing-${n}`,
        page(`${missing}<p>${"gone ".repeat(200)}</p>`, "schools"),
      );
      await handler.set(`/moved-${n}`, { kind: "REDIRECT", props: { to: "x".repeat(500) } });
      await handler.set(`read-${n}`, { kind: "FETCH", data: { body: "null" } }, { tags: ["schools"] });
    }
    for (const key of there) expect(await handler.get(key), key).not.toBeNull();
    expect(await handler.get("/en/schools/nothing-4999")).toMatchObject({ value: { status: 404 } });
    expect(await handler.get("/en/schools/nothing-0")).toBeNull();
    // A page that comes to be leaves the small pot.
    await handler.set("/en/schools/nothing-4999", page("<p>now here</p>", "schools"));
    expect(await handler.get("/en/schools/nothing-4999")).toMatchObject({ value: { status: 200 } });
  });

  test("answers 404 for a page that says it is not there", async () => {
    await handler.set("/en/none", page('<meta name="page-status" content="404"/>'));
    expect((await handler.get("/en/none"))?.value.status).toBe(404);
  });

  test("never outgrows its cap, and drops the least used page first", async () => {
    handler = await freshHandler("40000");
    for (let number = 0; number < 10; number += 1) {
      await handler.set(`/${number}`, page("x".repeat(8000)));
      await handler.get("/0");
    }
    const state = webProcess.pageCache;
    expect(state?.bytes).toBeLessThanOrEqual(40_000);
    expect([...(state?.entries.keys() ?? [])]).toContain("/0");
    expect([...(state?.entries.keys() ?? [])]).not.toContain("/1");
  });
});
