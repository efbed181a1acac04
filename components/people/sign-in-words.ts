import type { Messages } from "next-intl";
import type { FormWords } from "@/components/forms/form-words";

/** The words of every form of signing in: each reason of a refusal has its text, or its action does not compile. */
export type SignInWords = FormWords<keyof Messages["sign-in"]["refusals"]>;
