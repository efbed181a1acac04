export function loadSettingsFile(): void;
export function prepareData(
  folder: string,
  options?: { account?: number | undefined; warn?: (line: string) => void },
): void;
export function prepareClient(): Promise<void>;
export function prepareBuild(say: (line: string) => void): Promise<void>;
export function fingerprint(places: string[]): string;
