export const NOWHERE: string;
export function readTarget(url: string, publicUrl?: string): string | null;
