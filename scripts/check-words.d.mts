/** What is wrong with a text's words; empty for a text in order. */
export function wordProblems(text: string, language: string): string[];
