/** What is wrong with a text's words; empty for a text in order. */
export function wordFaults(text: string, language: string): string[];
