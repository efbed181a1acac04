"use server";

import { editionAction } from "@/lib/access/access";
import { release } from "../commands/release";
import { ReleaseSchema } from "../schema";

export const releaseAction = editionAction("release", ReleaseSchema, release);
