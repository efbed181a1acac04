"use client";

import type { ReactNode } from "react";
import { TickField } from "@/components/forms/choice-field";
import { StepForm, type StepFormProps } from "@/components/forms/step-form";
import type { ParticipantRefusal } from "@/components/registration/form-words";
import styles from "./my-agenda.module.css";

interface ChooseFormProps extends Omit<StepFormProps<ParticipantRefusal>, "schema" | "children"> {
  sessions: ReadonlyArray<{ number: number; marked: boolean; title: ReactNode; when: string }>;
}

/** One box a session. */
export function ChooseForm({ sessions, ...form }: ChooseFormProps) {
  return (
    <StepForm
      {...form}
      schema={() => import("@/lib/stars/schema").then((of) => of.ChooseStarsSchema)}
      sign="check"
    >
      <div className={styles.boxes}>
        {sessions.map(({ number, marked, title, when }) => (
          <TickField key={number} name={`marked.${number}`} label={title} note={when} ticked={marked} />
        ))}
      </div>
    </StepForm>
  );
}
