"use client";

import type { Messages } from "next-intl";
import type { ReactNode } from "react";
import { forgetDevice } from "@/components/stars/own-device";
import { forgetLoginAction, signOutAction, signOutEverywhereAction } from "@/lib/people/actions/my-login";
import { ButtonForm } from "./button-form";

export type LoginAnswers = Messages["me"]["answers"];

interface LoginFormProps {
  language: string;
  submit: string;
  answers: LoginAnswers;
}

/** Signs out of this browser, which forgets whose marks it keeps. */
export function SignOutForm(props: LoginFormProps) {
  return <ButtonForm {...props} sign="close" action={signOutAction} pressed={forgetDevice} />;
}

/** Signs out of every browser. */
export function SignOutEverywhereForm(props: LoginFormProps) {
  return <ButtonForm {...props} sign="close" action={signOutEverywhereAction} pressed={forgetDevice} />;
}

/** Deletes the sign-in, when ticked. */
export function ForgetLoginForm({ confirm, ...props }: LoginFormProps & { confirm: ReactNode }) {
  return (
    <ButtonForm {...props} sign={null} action={forgetLoginAction} pressed={forgetDevice}>
      <label className="choice" htmlFor="confirm">
        <input id="confirm" type="checkbox" name="confirm" value="on" />
        <span>{confirm}</span>
      </label>
    </ButtonForm>
  );
}
