/**
 * A document in a string of another document. It is a source of its own over the decoded text. Findings and edits are
 * mapped to the characters of the string, and from there to the file. Such sources can be nested.
 */
import type { Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { Holes } from '../value/hole.js';
import { sliceSpan, type Span, type TextValue, type UndecidedDict } from '../value/value.js';
import type { Decoded } from './percent-encoding.js';
import type { PolicySite, Source } from './source.js';

/** The string that contains a document. */
export interface Carrier {
  readonly literal: TextValue;
  /** Set if the document is encoded in the string, in addition to the file's own syntax. */
  readonly decoded: Decoded | undefined;
  /** Escapes characters for use inside the literal. Undefined for those that cannot be written there. */
  readonly escape: (text: string) => string | undefined;
}

export class EmbeddedSource implements Source {
  readonly #inner: Source;
  readonly #carrier: Carrier;

  /** @param inner the document alone, with offsets in the decoded text */
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
    // If the positions of the characters are unknown, the whole string would have to be rewritten.
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
