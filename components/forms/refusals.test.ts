import { expectTypeOf, test } from "vitest";
import type { LoginAnswers } from "@/components/people/login-forms";
import type { SignInWords } from "@/components/people/sign-in-words";
import type { ParticipantAction } from "@/components/registration/form-words";
import type { FormState, RejectedCode } from "@/lib/platform/action";
import type { DeskAction } from "./desk/desk-form";
import type { FormAction, StepFormProps } from "./step-form";

/** A new reason of a command reaches a form as this type; the compiler is the one who runs these tests. */
type Answering<Reason extends string> = (
  previous: FormState<never, never>,
  form: FormData,
) => Promise<FormState<null, Reason>>;
const answering = <Reason extends string>() => null as unknown as Answering<Reason>;

test("a refusal without a text does not compile where its form is shown", () => {
  expectTypeOf(answering<"taken" | "conflict">()).toExtend<DeskAction<null, "taken" | "conflict">>();
  // @ts-expect-error the desk has no text for it
  expectTypeOf<DeskAction<null, "no-such-reason">>().toBeFunction();
  expectTypeOf(answering<"closed" | "field-errors">()).toExtend<ParticipantAction>();
  // @ts-expect-error nor have the forms of a participant
  expectTypeOf(answering<"no-such-reason">()).toExtend<ParticipantAction>();
  type Wanted = StepFormProps<keyof SignInWords["refusals"]>["action"];
  expectTypeOf(answering<"wrong-code">()).toExtend<Wanted>();
  // @ts-expect-error nor has signing in
  expectTypeOf(answering<"no-such-reason">()).toExtend<Wanted>();
});

test("words without one of the reasons do not compile", () => {
  expectTypeOf<FormAction<"a">>().toExtend<FormAction<"a" | "b">>();
  expectTypeOf<SignInWords["rejected"]>().toHaveProperty("too-fast");
  expectTypeOf<keyof SignInWords["rejected"]>().toEqualTypeOf<RejectedCode>();
  expectTypeOf<"last-owner" | "other">().toExtend<keyof LoginAnswers>();
});
