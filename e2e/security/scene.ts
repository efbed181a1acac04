import type { World } from "../authorization/world";
import type { Participant } from "./forms";

/** What a shot may name: an edition, and the links and the cookie of whoever sends it. */
export interface Scene {
  world: World;
  participant: Participant;
  cookie: string;
  origin: string;
}

/** One request as bytes, of which class, and whether it is a whole one. */
export interface FuzzShot {
  kind: string;
  head: string;
  bytes: Buffer;
  whole: boolean;
}
