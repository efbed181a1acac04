/** The first of the last days on which questions are answered, an ISO date; null where none has an end. */
export function firstDeadline(questions: ReadonlyArray<{ answerUntil: string | null }>): string | null {
  return questions.reduce<string | null>(
    (first, { answerUntil }) => (answerUntil && (!first || answerUntil < first) ? answerUntil : first),
    null,
  );
}
