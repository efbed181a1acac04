import type { RegistrationState } from "@/prisma/generated/enums";

/** What is known of somebody without asking the database. */
export interface Known {
  id: string;
  fullName: string;
  email: string;
  affiliation: string;
  reference: string;
  state: RegistrationState;
  category: string;
  mode: "on_site" | "online";
  country: string;
  language: string;
  submittedAt: Date;
  erased: boolean;
  /** By the question: what was said to each wording, the first first. */
  answers: Record<string, Array<string | string[] | null>>;
  /** By the term. */
  agreed: Record<string, "agreed" | "told" | "withdrawn">;
  mails: string[];
  tags: string[];
  assignee: string | null;
  notes: Array<{ text: string; removed: boolean }>;
  /** Of what is asked later, by the question: whether it was answered. */
  later: Record<string, boolean>;
  /** When what is asked later was sent in last. */
  laterSentAt: Date | null;
}

/** A question that is asked later. */
export interface Later {
  field: string;
  version: string;
  required: boolean;
  since: Date;
}
