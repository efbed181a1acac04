import { expect, test } from "vitest";
import { POST } from "@/app/files/route";

test("a picture that is too large is told in megabytes to a form without scripts", async () => {
  const form = new FormData();
  for (const [key, value] of Object.entries({ locale: "en", school: "school", edition: "may" }))
    form.set(key, value);
  form.set("picture", new File([new Uint8Array(20_050_000)], "a.jpg", { type: "image/jpeg" }));
  const answer = await POST(new Request("http://localhost:3000/files", { method: "POST", body: form }));
  expect([answer.status, answer.headers.get("location")]).toEqual([
    303,
    "/en/organise/school/may/pictures?refused=large&size=20.1&most=20#add",
  ]);
});
