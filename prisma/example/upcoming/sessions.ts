import type { ExampleSession } from "../shape";
import { COUNTING } from "./sessions/counting";
import { DECIDING } from "./sessions/deciding";
import { NEIGHBOURHOODS } from "./sessions/neighbourhoods";
import { PLENARIES } from "./sessions/plenaries";
import { TOOLS } from "./sessions/tools";

/** The whole programme by number. */
export const SESSIONS: ExampleSession[] = [
  ...PLENARIES,
  ...NEIGHBOURHOODS,
  ...COUNTING,
  ...TOOLS,
  ...DECIDING,
].sort((one: ExampleSession, other: ExampleSession) => one.number - other.number);
