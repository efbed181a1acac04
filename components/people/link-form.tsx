"use client";

import type { ReactNode } from "react";
import { StepForm } from "@/components/forms/step-form";
import { followLinkAction } from "@/lib/people/actions/sign-in";
import type { SignInWords } from "./sign-in-words";

interface LinkFormProps {
  token: string;
  language: string;
  title: string;
  submit: string;
  words: SignInWords;
  heading: ReactNode;
}

/** The one button of a link's page: pressing it signs in. */
export function LinkForm({ token, language, ...form }: LinkFormProps) {
  return (
    <StepForm
      {...form}
      action={followLinkAction}
      schema={() => import("@/lib/people/schema/sign-in").then((schema) => schema.LinkSchema)}
      hidden={{ token, language }}
    />
  );
}
