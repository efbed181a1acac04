export interface Page {
  parts: string[];
  methods: string;
  forProgram: boolean;
  isDocument?: boolean;
}

export function readPages(root?: string): Page[];
export function pagesOf(names: readonly string[], files?: readonly string[]): Page[];
export function answerToMethod(
  pages: readonly Page[],
  method: string,
  path: string,
): { status: number; allow?: string; forProgram: boolean } | null;
export function isAddress(pages: readonly Page[], path: string): boolean;
export function isDocument(pages: readonly Page[], path: string): boolean;
