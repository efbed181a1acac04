export const INSTALL: string;
export function findBrowser(): Promise<{ CHROMIUM_PATH?: string } | null>;
