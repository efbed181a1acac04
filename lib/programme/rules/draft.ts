/** A slot of the draft; breaks and blockers have no session. */
export interface DraftSlot {
  /** The draft's slot; null for what only an earlier release holds. */
  slotId: string | null;
  kind: "session" | "break" | "blocker";
  sessionId: string | null;
  ordinal: number;
  roomId: string | null;
  startsAt: Date;
  endsAt: Date;
  title: object;
  note: object;
  /** Copied from the room: a shared room may overlap. */
  shared: boolean;
}

export interface ReleasePerson {
  speakerId: string;
  role: "speaker" | "chair" | "facilitator" | "interpreter";
  order: number;
}

export interface DraftSession {
  id: string;
  cancelled: boolean;
  people: readonly ReleasePerson[];
}

export interface Draft {
  sessions: readonly DraftSession[];
  slots: readonly DraftSlot[];
}
