import type { ReactNode } from "react";

export interface ListedAnswer {
  question: ReactNode;
  answer: ReactNode;
  /** Where to change it, and the words a screen reader adds to "Change". */
  change?: { href: string; what: string };
}

/** What was answered, one line a question, each with its way back. */
export function AnswerList({
  answers,
  changeWord,
}: {
  answers: readonly ListedAnswer[];
  changeWord: string;
}) {
  return (
    <dl className="answers">
      {answers.map(({ question, answer, change }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is rendered once, on the server
        <div key={index}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
          {change && (
            <dd className="change">
              <a href={change.href}>
                {changeWord}
                <span className="vh"> {change.what}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
