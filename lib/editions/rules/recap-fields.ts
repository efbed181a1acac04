import { type FormRecord, texts } from "@/lib/platform/form-fields";

export interface RecapRow {
  version: number;
  title: unknown;
  article: unknown;
  videoUrl: string | null;
  videoCaption: unknown;
  publishedAt: Date | null;
  figures: Array<{ value: number; label: unknown }>;
  documents: Array<{ url: string; title: unknown; languages: string[] }>;
}

/** An edition's recap under the field names of its form. */
export function recapFields(row: RecapRow): FormRecord {
  return {
    title: texts(row.title),
    article: texts(row.article),
    videoUrl: row.videoUrl,
    videoCaption: texts(row.videoCaption),
    published: row.publishedAt !== null,
    figures: row.figures.map((figure) => ({ value: figure.value, label: texts(figure.label) })),
    documents: row.documents.map((document) => ({
      url: document.url,
      title: texts(document.title),
      languages: document.languages,
    })),
  };
}
