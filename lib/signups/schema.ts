import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  formSchema,
  IdSchema,
  integerSchema,
  LocalDateTimeSchema,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { privateLink } from "@/lib/registration/schema/self-service";

const session = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,8}$/, "invalid")),
  z.transform((text) => Number(text)),
);

/** Signs up for a session, or goes on its waiting list. */
export const SignUpSchema = formSchema({
  ...privateLink,
  session,
  /** What they have at the same time goes when they come in. */
  swap: z.optional(z.literal("on")),
});
export type SignUpInput = z.output<typeof SignUpSchema>;

/** Gives a place in a session back, or stops waiting for one. */
export const LeaveSessionSchema = formSchema({ ...privateLink, session });
export type LeaveSession = z.output<typeof LeaveSessionSchema>;

export const SIGN_UP_MODES = ["free", "sign_up", "closed"] as const;
export const MOST_PLACES = 100_000;

/** Whether one signs up for a session, for how many places, and from when. */
export const SessionSignUpSchema = formSchema({
  ...editionAddress,
  session: IdSchema,
  version: VersionSchema,
  signUp: z.enum(SIGN_UP_MODES),
  /** Blank: as many as its room has. */
  capacity: blankable(integerSchema(0, MOST_PLACES)),
  /** Local; blank: at once. */
  opensAt: blankable(LocalDateTimeSchema),
});
export type SessionSignUp = z.output<typeof SessionSignUpSchema>;
