"use client";

import type { ReactNode } from "react";
import { StepForm } from "@/components/forms/step-form";
import { TextField } from "@/components/forms/text-field";
import { requestSignInAction } from "@/lib/people/actions/sign-in";
import type { SignInWords } from "./sign-in-words";

interface SignInFormProps {
  language: string;
  to: string;
  title: string;
  submit: string;
  label: string;
  hint: string;
  words: SignInWords;
  heading: ReactNode;
}

/** Asks for the mail with a link and a code. */
export function SignInForm({ language, to, label, hint, ...form }: SignInFormProps) {
  return (
    <StepForm
      {...form}
      action={requestSignInAction}
      schema={() => import("@/lib/people/schema/sign-in").then((schema) => schema.SignInSchema)}
      hidden={{ language, to }}
    >
      <TextField name="email" type="email" label={label} hint={hint} autoComplete="email" maxLength={254} />
    </StepForm>
  );
}
