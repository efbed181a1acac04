"use server";

import { editionAction } from "@/lib/access/access";
import { setSignUp } from "../commands/set-sign-up";
import { SessionSignUpSchema } from "../schema";

export const setSignUpAction = editionAction("edit-sessions", SessionSignUpSchema, setSignUp);
