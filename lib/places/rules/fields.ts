import { isoDate } from "@/lib/platform/dates/zones";
import { type FormRecord, texts } from "@/lib/platform/form-fields";

/** A category under the field names of its form. */
export function categoryFields(row: {
  name: unknown;
  description: unknown;
  cost: unknown;
  payment: unknown;
  public: boolean;
  approval: boolean;
  answerBy: Date | null;
  closedAt: Date | null;
  order: number;
  quotas: Array<{ quotaId: string }>;
}): FormRecord {
  return {
    name: texts(row.name),
    description: texts(row.description),
    cost: texts(row.cost),
    payment: texts(row.payment),
    public: row.public,
    approval: row.approval,
    answerBy: row.answerBy && isoDate(row.answerBy),
    closed: row.closedAt !== null,
    order: row.order,
    quotas: row.quotas.map((link) => ({ quota: link.quotaId })),
  };
}

/** A quota under the field names of its forms. */
export function quotaFields(row: { name: unknown; capacity: number | null }): FormRecord {
  return { name: texts(row.name), capacity: row.capacity };
}
