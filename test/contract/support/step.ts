/** Something that may have an id and a revision. */
export type Found = { readonly _id?: string | null; readonly revision?: string | null } | undefined;
/** Does the work, writes down under this name what came of it, and hands it on; undefined when it was refused. */
export type Step = (name: string, work: () => Promise<unknown>) => Promise<Found>;
