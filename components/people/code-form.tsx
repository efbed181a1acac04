"use client";

import type { ReactNode } from "react";
import { StepForm } from "@/components/forms/step-form";
import { TextField } from "@/components/forms/text-field";
import { enterCodeAction } from "@/lib/people/actions/sign-in";
import type { SignInWords } from "./sign-in-words";

interface CodeFormProps {
  language: string;
  to: string;
  /** The address the mail went to; null: it was asked for elsewhere, so the form asks for it. */
  email: string | null;
  title: string;
  submit: string;
  label: string;
  hint: string;
  emailLabel: string;
  words: SignInWords;
  heading: ReactNode;
}

/** Takes the code of the mail. */
export function CodeForm({ language, to, email, label, hint, emailLabel, ...form }: CodeFormProps) {
  return (
    <StepForm
      {...form}
      action={enterCodeAction}
      schema={() => import("@/lib/people/schema/sign-in").then((schema) => schema.CodeSchema)}
      hidden={{ language, to, ...(email ? { email } : {}) }}
    >
      {email ? null : (
        <TextField name="email" type="email" label={emailLabel} autoComplete="email" maxLength={254} />
      )}
      <TextField
        name="code"
        label={label}
        hint={hint}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={20}
        short
      />
    </StepForm>
  );
}
