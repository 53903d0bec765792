/** One line of the impact on customers: what it is about, and what is known of it; or a whole sentence, and nothing. Not escaped yet. */
export interface ImpactLine {
  readonly about: string;
  readonly says: string;
}

/** What the impact says about one thing. */
export interface Topic {
  readonly title: string;
  readonly lines: readonly ImpactLine[];
  /** Needed to decide; what is not is folded away where that can be done, and dropped first where room is short. */
  readonly grave: boolean;
}

export function line(about: string, says = ''): ImpactLine {
  return { about, says };
}

/** A line as it is read: `Silver → Member: 352 go down`. */
export function lineText({ about, says }: ImpactLine): string {
  return says === '' ? about : `${about}: ${says}`;
}
