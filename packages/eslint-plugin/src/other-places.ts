/**
 * What other files say about the policies in a file, such as which role of a Terraform module uses it as its trust
 * policy.
 */
import type { PolicySite, Source } from 'iam-rules-core';

export type PlaceProof = Pick<PolicySite, 'type' | 'attachedTo' | 'isInVpc'>;

/** What other files say about the policies in a file. */
export interface OtherPlaces {
  /** What each use of the file proves about those of its policies for which the file itself proves nothing. */
  readonly ofFile?: readonly PlaceProof[];
  /** What each use of a policy proves about it, whatever the file itself proves. Empty if no use is known. */
  readonly ofOwner?: (owner: string) => readonly PlaceProof[];
}

export type FindPlaces = (filename: string) => OtherPlaces;

const finders = new Set<FindPlaces>();

/** Registers a function that is called for every file with policies from now on. */
export function findPlacesBy(find: FindPlaces): void {
  finders.add(find);
}

/** The source, with its policies repeated for each use of the file. */
export function withOtherPlaces(source: Source, filename: string): Source {
  if (finders.size === 0) return source;
  return {
    *sites() {
      let places: readonly OtherPlaces[] | undefined;
      // A policy may be listed once for each use in the file, but the proof from other files is the same for all of
      // them.
      const done = new Set<PolicySite['document']>();
      for (const site of source.sites()) {
        places ??= Array.from(finders, (find) => find(filename));
        const { owner, document } = site;
        const ofOwner = owner === undefined ? [] : places.flatMap((each) => each.ofOwner?.(owner) ?? []);
        const isProven = site.type !== undefined || site.attachedTo !== undefined;
        const proofs =
          ofOwner.length > 0 ? ofOwner : isProven ? [] : places.flatMap((each) => each.ofFile ?? []);
        if (proofs.length === 0) yield site;
        else if (!done.has(document)) for (const proof of proofs) yield { ...site, ...proof };
        done.add(document);
      }
    },
    print: (edits) => source.print(edits),
    ...(source.revise && { revise: (site, edits) => source.revise!(site, edits) }),
    ...(source.locate && { locate: (span) => source.locate!(span) }),
    ...(source.filename !== undefined && { filename: source.filename }),
    get holes() {
      return source.holes;
    },
    get root() {
      return source.root!;
    },
  };
}
