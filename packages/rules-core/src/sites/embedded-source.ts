/**
 * A document in a string of another one. It is a source of its own over the decoded text; what is found and changed in it
 * is mapped to the characters of the string, and these to those of the file. Such sources nest.
 */
import type { Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { Holes } from '../value/hole.js';
import { sliceSpan, type Span, type TextValue, type UndecidedDict } from '../value/value.js';
import type { Decoded } from './percent-encoding.js';
import type { PolicySite, Source } from './source.js';

/** The string that a document stands in. */
export interface Carrier {
  readonly literal: TextValue;
  /** Set where the document is encoded in the string beyond what the file's own syntax needs. */
  readonly decoded: Decoded | undefined;
  /** How characters are written inside of the literal; undefined for those that cannot stand there. */
  readonly escape: (text: string) => string | undefined;
}

export class EmbeddedSource implements Source {
  readonly #inner: Source;
  readonly #carrier: Carrier;

  /** @param inner the document by itself, with the offsets of the decoded text */
  constructor(inner: Source, carrier: Carrier) {
    this.#inner = inner;
    this.#carrier = carrier;
  }

  get holes(): Holes | undefined {
    return this.#inner.holes;
  }

  *sites(): Iterable<PolicySite> {
    for (const site of this.#inner.sites())
      yield { ...site, source: site.source ? new EmbeddedSource(site.source, this.#carrier) : this };
  }

  locate(span: Span): Span {
    return this.#inFile(this.#inner.locate?.(span) ?? span);
  }

  print(edits: readonly Edit[]): TextEdit[] | undefined {
    const { literal, decoded, escape } = this.#carrier;
    // Without a place of each character, only the whole string could be written anew.
    if (literal.place === undefined) return undefined;
    const inside = this.#inner.print(edits);
    if (!inside) return undefined;
    const printed: TextEdit[] = [];
    for (const { range, text } of inside) {
      const at = this.#inFile({ start: range[0], end: range[1] });
      const escaped = escape(decoded ? decoded.encode(text) : text);
      if (escaped === undefined) return undefined;
      printed.push({ range: [at.start, at.end], text: escaped });
    }
    return printed;
  }

  revise(site: PolicySite, edits: readonly Edit[]): UndecidedDict | undefined {
    return this.#inner.revise?.(site, edits);
  }

  #inFile(span: Span): Span {
    const { literal, decoded } = this.#carrier;
    const { start, end } = decoded
      ? sliceSpan({ kind: 'text', span, text: decoded.text, place: decoded.place }, span.start, span.end)
      : span;
    return sliceSpan(literal, start, end);
  }
}
