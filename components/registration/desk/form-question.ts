import type { getFormQuestions } from "@/lib/forms/queries/form-questions";

/** A question that is asked, as the builder has it. */
export type FormQuestion = Awaited<ReturnType<typeof getFormQuestions>>["asked"][number];
