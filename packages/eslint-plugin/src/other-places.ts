/** What other files say of the policies in a file: which role of a Terraform module, say, reads it as its trust policy. */
import type { PolicySite, Source } from 'iam-rules-core';

export type PlaceProof = Pick<PolicySite, 'type' | 'attachedTo' | 'isInVpc'>;

/** @returns what each use of a file proves of the policies in it; nothing for a file that is used nowhere */
export type FindPlaces = (filename: string) => readonly PlaceProof[];

const finders = new Set<FindPlaces>();

/** Has every file with policies looked up from now on. What its own text proves counts more. */
export function findPlacesBy(find: FindPlaces): void {
  finders.add(find);
}

/** The source, with its policies once for each use of the file. */
export function withOtherPlaces(source: Source, filename: string): Source {
  if (finders.size === 0) return source;
  return {
    *sites() {
      let proofs: readonly PlaceProof[] | undefined;
      for (const site of source.sites()) {
        const isProven = site.type !== undefined || site.attachedTo !== undefined;
        proofs ??= [...finders].flatMap((find) => find(filename));
        if (isProven || proofs.length === 0) yield site;
        else for (const proof of proofs) yield { ...site, ...proof };
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
