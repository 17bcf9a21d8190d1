/** What other files say of the policies in a file: which role of a Terraform module, say, reads it as its trust policy. */
import type { PolicySite, Source } from 'iam-rules-core';

export type PlaceProof = Pick<PolicySite, 'type' | 'attachedTo' | 'isInVpc'>;

/** What other files say of the policies in a file. */
export interface OtherPlaces {
  /** What each use of the file proves of those of which its own text proves nothing. */
  readonly ofFile?: readonly PlaceProof[];
  /** What each use of a policy proves of it, whatever the text of its file proves; nothing where none is known. */
  readonly ofOwner?: (owner: string) => readonly PlaceProof[];
}

export type FindPlaces = (filename: string) => OtherPlaces;

const finders = new Set<FindPlaces>();

/** Has every file with policies looked up from now on. */
export function findPlacesBy(find: FindPlaces): void {
  finders.add(find);
}

/** The source, with its policies once for each use of the file. */
export function withOtherPlaces(source: Source, filename: string): Source {
  if (finders.size === 0) return source;
  return {
    *sites() {
      let places: readonly OtherPlaces[] | undefined;
      // One policy may be there for each of its uses in the file, of which the others know as well.
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
