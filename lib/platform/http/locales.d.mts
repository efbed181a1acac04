export const LOCALES: string[];
