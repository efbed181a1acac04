export const MOST_FIELDS: number;
export function statusOf(type: string, body: Buffer): number | null;
