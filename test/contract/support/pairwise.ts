/** A choice of a question, by both their places. */
type Choice = readonly [question: number, answer: string];

const nameOf = ([question, answer]: Choice) => `${question}=${answer}`;
const pairOf = (one: Choice, other: Choice) =>
  [one, other]
    .sort(([a], [b]) => a - b)
    .map(nameOf)
    .join('&');

/**
 * Rows of choices in which every two choices of different questions occur together at least once: greedy, so not the fewest rows, but the
 * same ones each time. `questions[n]` are the choices of the nth question; a row has one choice for each.
 */
export function pairwise(questions: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const open = new Set(pairsOf(questions.flatMap((answers, at) => answers.map((answer): Choice => [at, answer]))));
  const rows: string[][] = [];
  for (let [first] = open; first !== undefined; [first] = open) {
    const chosen = first.split('&').map((name): Choice => [Number(name.split('=')[0]), name.split('=')[1] ?? '']);
    questions.forEach((answers, at) => {
      if (chosen.some(([question]) => question === at)) return;
      const gain = (answer: string) => chosen.filter((other) => open.has(pairOf(other, [at, answer]))).length;
      chosen.push([at, [...answers].sort((one, other) => gain(other) - gain(one))[0] ?? '']);
    });
    for (const pair of pairsOf(chosen)) open.delete(pair);
    rows.push(chosen.sort(([a], [b]) => a - b).map(([, answer]) => answer));
  }
  return rows;
}

function pairsOf(choices: readonly Choice[]): readonly string[] {
  return choices.flatMap((one, at) =>
    choices
      .slice(at + 1)
      .filter(([question]) => question !== one[0])
      .map((other) => pairOf(one, other)),
  );
}
