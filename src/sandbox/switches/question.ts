/** One thing nobody documents: what is asked, the answers the sandbox can give, and the one it gives unless told otherwise. */
export interface Question<Answer extends string = string> {
  readonly asks: string;
  readonly answers: Readonly<Record<Answer, string>>;
  readonly usual: Answer;
}

/** Keeps the answers' names in the type. */
export const question = <const Answers extends Readonly<Record<string, string>>>(
  asks: string,
  answers: Answers,
  usual: keyof Answers & string,
): Question<keyof Answers & string> => ({ asks, answers, usual });
