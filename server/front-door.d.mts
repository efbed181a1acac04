import type { RequestListener, Server } from "node:http";
import type { KeptPages } from "./kept-pages.mjs";
import type { Page } from "./page-methods.mjs";

export function frontDoor(
  handle: RequestListener,
  options?: { pages?: readonly Page[] | null; kept?: KeptPages },
): RequestListener;
export function refuseTunnels(server: Server): void;
