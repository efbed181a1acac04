import { settings } from "../env";
import { AppError } from "../errors";

interface HeaderReader {
  get(name: string): string | null;
}

/**
 * Refuses a write that was not sent from a page of this site. The configured address counts, never Host or
 * X-Forwarded-Host: Next compares those with each other, which lets a matching pair of forged ones through.
 * @throws AppError("bad-origin")
 */
export function requireOwnOrigin(headers: HeaderReader): void {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") throw new AppError("bad-origin");
  if (origin === null || origin !== new URL(settings().publicUrl).origin) throw new AppError("bad-origin");
}
