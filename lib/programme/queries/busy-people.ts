import "server-only";

/** What `busyIn` reads of a session. */
export const WHO_IS_BUSY = {
  people: { select: { speakerId: true } },
  interpretations: { select: { speakerId: true } },
  replies: { where: { reply: "declined" }, select: { speakerId: true } },
} as const;

interface Involved {
  people: Array<{ speakerId: string }>;
  interpretations: Array<{ speakerId: string | null }>;
  replies: Array<{ speakerId: string }>;
}

/** The ids of whom a session keeps busy: who speaks, chairs or interprets, and has not said that they do not come. */
export function busyIn({ people, interpretations, replies }: Involved): string[] {
  const away = new Set(replies.map(({ speakerId }) => speakerId));
  return [...people, ...interpretations].flatMap(({ speakerId }) =>
    speakerId && !away.has(speakerId) ? speakerId : [],
  );
}
