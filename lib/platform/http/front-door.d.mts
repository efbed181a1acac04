import type { Server } from "node:http";
import type { Page } from "./page-methods.mjs";

export function openFrontDoor(): void;
export function guard<Guarded extends Server>(server: Guarded, pages?: readonly Page[] | null): Guarded;
