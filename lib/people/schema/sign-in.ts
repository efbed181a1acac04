import * as z from "zod/mini";
import { formSchema } from "@/lib/platform/form-fields";
import { ownPath } from "@/lib/platform/http/own-path";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { EmailSchema } from "@/lib/platform/text";

/** Where to go after signing in; anything that is not a path of this site counts as nothing. */
const ToSchema = z.pipe(
  z.transform((wish: unknown) => ownPath(wish) ?? ""),
  z.string(),
);

/** The button of a link's page. */
export const LinkSchema = formSchema({
  language: z.enum(LOCALES),
  token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/, "invalid")),
});
export type LinkUse = z.output<typeof LinkSchema>;

/** Asks for a mail with a link and a code. */
export const SignInSchema = formSchema({
  language: z.enum(LOCALES),
  to: ToSchema,
  email: EmailSchema,
});
export type SignInWish = z.output<typeof SignInSchema>;

const digits = (value: unknown) => (typeof value === "string" ? value.replace(/[\s.–-]/gu, "") : value);

/** The six digits of the mail; spaces and hyphens between them are fine. */
export const CodeSchema = formSchema({
  language: z.enum(LOCALES),
  to: ToSchema,
  email: EmailSchema,
  code: z.pipe(
    z.transform(digits),
    z.string().check(z.minLength(1, "missing"), z.regex(/^\d{6}$/, "six-digits")),
  ),
});
export type CodeUse = z.output<typeof CodeSchema>;

/** Signing out, here or everywhere. */
export const SignOutSchema = formSchema({ language: z.enum(LOCALES) });

/** Deleting one's sign-in; the tick says that it is meant. */
export const ForgetSchema = formSchema({
  language: z.enum(LOCALES),
  confirm: z.string("unconfirmed").check(z.refine((value) => value === "on", "unconfirmed")),
});
