import { uploadDocument } from "@/lib/materials/commands/upload-document";
import { LARGEST_DOCUMENT } from "@/lib/materials/rules/documents";
import { IDLE } from "@/lib/platform/action";

const MEGA = 1_000_000;
const PRIVATE = { "cache-control": "private, no-store" };

/** Takes a document sent by a plain form; the answer leads back to the page it came from, with the reason if it was refused. */
export async function takeDocument(form: FormData, page: string): Promise<Response> {
  const sent = form.get("document");
  const seeOther = (query: Record<string, string>, at: string) =>
    new Response(null, {
      status: 303,
      headers: { ...PRIVATE, location: `${page}?${new URLSearchParams(query)}#${at}` },
    });
  const refuse = (reason: string, detail: Record<string, unknown> = {}) =>
    seeOther(
      {
        refused: reason,
        ...Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, `${value}`])),
      },
      "add",
    );
  if (sent instanceof File && sent.size > LARGEST_DOCUMENT)
    return refuse("large", { size: Math.ceil(sent.size / MEGA), most: LARGEST_DOCUMENT / MEGA });
  form.set("name", sent instanceof File ? sent.name.slice(-300) : "");
  const state = await uploadDocument(IDLE, form);
  if (state.status === "done") return seeOther({ open: state.value.materialId }, "main");
  if (state.status === "refused") return refuse(state.reason, state.detail);
  if (state.status !== "rejected") return refuse("other");
  if (state.code === "not-found") return new Response(null, { status: 404, headers: PRIVATE });
  return refuse(state.code);
}
