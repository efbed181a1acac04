export function loadSettingsFile(): void;
export function prepareData(folder: string): void;
export function prepareClient(): Promise<void>;
export function prepareBuild(say: (line: string) => void): Promise<void>;
