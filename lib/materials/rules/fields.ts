import { type FormRecord, texts } from "@/lib/platform/form-fields";

/** A material under the names of its form. */
export const materialFields = (row: {
  title: unknown;
  audience: string;
  sessionId: string | null;
  url: string | null;
  order: number;
}): FormRecord => ({
  title: texts(row.title),
  audience: row.audience,
  session: row.sessionId ?? "",
  url: row.url ?? "",
  order: row.order,
});

/** Whether the edition's page shows a material: one for everybody that belongs to no session. */
export const isOfPage = ({ audience, sessionId }: { audience: string; sessionId: string | null }): boolean =>
  audience === "public" && sessionId === null;
