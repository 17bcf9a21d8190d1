/**
 * Evaluates CloudFormation's intrinsic functions as far as the template allows.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
import type { Hole, Holes } from '../../value/hole.js';
import { itemsOf } from '../../value/members.js';
import { withEntries, withItems } from '../../value/rebuilt.js';
import {
  sliceSpan,
  type DictValue,
  type ListValue,
  type Span,
  type TextValue,
  type UndecidedDict,
  type UndecidedEntry,
  type UndecidedList,
  type UndecidedValue,
  type Value,
} from '../../value/value.js';
import { distributed } from './distribute.js';
import { formOfExpression } from './expression-form.js';
import { callIn } from './references.js';
import { entriesIn } from './resources.js';
import { partsOfSub, writtenInSub, type Substitution } from './sub.js';
import { attributeHole, refHole } from './reference-hole.js';
import { TemplateFacts } from './template-facts.js';
import { concatenated, pieceAt, pieceOf, type Piece } from './text-pieces.js';
import { textOfScalar } from '../../value/scalar.js';

/**
 * Evaluates a value of the template with everything in it. Values without functions stay the same, and so do functions
 * with unknown results.
 *
 * @param given a condition that must be true for the value to exist: that of its resource
 */
export type Resolve = (value: Value, given?: string) => UndecidedValue;

/** Nothing in a template is nested more deeply. What is deeper is not evaluated. */
const deepest = 64;

/** A parameter with more values than `lint` distinguishes is unknown. */
const mostAlternatives = 16;

/**
 * @param template the whole template, whose parameters, conditions, mappings and resources determine the results
 * @param holes the holes of the source, to which those of references are added
 */
export function intrinsicsOf(template: DictValue, holes: Holes): Resolve {
  const facts = new TemplateFacts(template);
  return (value, given) =>
    new Resolver(facts, holes, given).resolve(value) ?? { kind: 'opaque', span: value.span };
}

/** A value, or undefined for `AWS::NoValue`. */
type Result = UndecidedValue | undefined;

class Resolver {
  readonly #template: TemplateFacts;
  readonly #holes: Holes;
  readonly #given: string | undefined;

  constructor(template: TemplateFacts, holes: Holes, given: string | undefined) {
    this.#template = template;
    this.#holes = holes;
    this.#given = given;
  }

  resolve(value: Value): Result {
    return this.#value(value, 0);
  }

  #value(value: Value, depth: number): Result {
    if (depth > deepest) return value;
    if (value.kind === 'list') return this.#list(value, depth);
    if (value.kind !== 'dict') return value;
    const call = callIn(value);
    return call && !isLoop(call.name)
      ? this.#call(call.name, call.argument, value, depth)
      : this.#dict(value, depth);
  }

  #list(list: ListValue, depth: number): UndecidedList {
    let isOpen = false;
    const items = list.items.map((item): UndecidedValue => {
      const resolved = this.#value(item, depth + 1);
      if (resolved === item) return item;
      if (resolved) return withoutLists(resolved);
      isOpen = true;
      return nothing(item.span);
    });
    return items.every((item, place) => item === list.items[place]) ? list : withItems(list, items, isOpen);
  }

  #dict(dict: DictValue, depth: number): UndecidedDict {
    let isOpen = false;
    let isSame = true;
    const entries: UndecidedEntry[] = [];
    for (const entry of entriesIn(dict)) {
      const resolved = this.#value(entry.value, depth + 1);
      isSame &&= resolved === entry.value;
      if (!resolved) isOpen = true;
      entries.push(
        resolved === entry.value ? entry : { ...entry, value: resolved ?? nothing(entry.value.span) },
      );
    }
    const hasLoop = dict.entries.some(({ key }) => isLoop(key.text));
    return isSame && !hasLoop ? dict : withEntries(dict, entries, isOpen || hasLoop);
  }

  /** The result of a function, or the call itself if the result is unknown. */
  #call(name: string, argument: Value, value: DictValue, depth: number): Result {
    switch (name) {
      case 'Ref':
        return argument.kind === 'text' ? this.#ref(argument.text, value.span) : value;
      case 'Fn::GetAtt':
        return this.#getAtt(argument, value.span) ?? value;
      case 'Fn::If':
        return this.#if(argument, value, depth);
      case 'Fn::Sub':
        return this.#sub(argument, value, depth);
      case 'Fn::Join':
        return this.#join(argument, value, depth);
      case 'Fn::FindInMap':
        return this.#findInMap(argument, value, depth);
      case 'Fn::Select':
        return this.#select(argument, value, depth);
      default:
        return value;
    }
  }

  /** The result of `Ref`. If the name is not in the template, a macro or the like adds the parameter or resource. */
  #ref(name: string, span: Span): Result {
    if (name === 'AWS::NoValue') return undefined;
    const { parameters, conditions } = this.#template;
    if (parameters.has(name)) {
      if (!parameters.isText(name)) return { kind: 'opaque', span };
      const allowed = parameters.allowedOf(name);
      if (!allowed || allowed.length > mostAlternatives)
        return this.#hole(refHole(name, parameters.alphabetOf(name)), span);
      const texts = allowed.map((text): TextValue => ({ kind: 'text', span, text, expression: {} }));
      return conditions.byValue(name, texts, span, this.#given);
    }
    const format = this.#template.referencesTo(name)?.ref;
    return format === undefined
      ? this.#hole(refHole(name), span)
      : this.#formatted(format, name, format === '{name}' ? refHole(name, 'name') : undefined, span);
  }

  #getAtt(argument: Value, span: Span): UndecidedValue | undefined {
    const items = itemsOf(argument);
    if (!items.every((item) => item.kind === 'text')) return undefined;
    const [resource, ...attributes] = items
      .map((item) => item.text)
      .join('.')
      .split('.');
    return this.#attribute(resource!, attributes.join('.'), span);
  }

  #attribute(resource: string, attribute: string, span: Span): UndecidedValue {
    const references = this.#template.referencesTo(resource);
    const { attributes = {} } = references ?? {};
    const format = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    const own = attributeHole(resource, attribute, format === '{name}' ? 'name' : undefined);
    if (format === undefined) return this.#hole(own, span);
    // If `Ref` returns a name, it is the one in the ARN.
    const name = references?.ref === '{name}' ? refHole(resource, 'name') : undefined;
    return this.#formatted(format, resource, format === '{name}' ? own : name, span);
  }

  /** The text for a format in the catalog. `own` is the hole for its first name. */
  #formatted(format: string, resource: string, own: Hole | undefined, span: Span): UndecidedValue {
    let names = 0;
    const holeFor = (variable: string): Hole => {
      switch (variable) {
        case 'partition':
        case 'region':
        case 'account':
          return refHole(pseudoNames[variable], variable);
        default: {
          if (variable === 'name' && names++ === 0 && own) return own;
          const id = `${variable} ${names} ${resource}`;
          const source = `\${${resource}}`;
          return { id, source, expression: true, ...(variable === 'name' && { alphabet: 'name' }) };
        }
      }
    };
    const pieces: Piece[] = [];
    for (const part of format.split(/(\{\w+\})/)) {
      if (!part.startsWith('{')) {
        pieces.push({ text: part, runs: [] });
        continue;
      }
      const hole = this.#hole(holeFor(part.slice(1, -1)), span);
      if (hole.kind !== 'text') return hole;
      pieces.push({ text: hole.text, runs: [], holes: hole.holes });
    }
    return concatenated(pieces, span, {});
  }

  /** An unknown text. */
  #hole(hole: Hole, span: Span): UndecidedValue {
    const character = this.#holes.characterOf(hole);
    if (character === undefined) return { kind: 'opaque', span };
    return { kind: 'text', span, text: character, holes: new Map([[character, hole]]), expression: {} };
  }

  #if(argument: Value, value: DictValue, depth: number): Result {
    const [condition, whenTrue, whenFalse, ...others] = itemsOf(argument);
    if (condition?.kind !== 'text' || !whenTrue || !whenFalse || others.length > 0) return value;
    const [first, second] = [whenTrue, whenFalse].map((each) => this.#value(each, depth + 1));
    return this.#template.conditions.choose(condition.text, first, second, value.span, this.#given);
  }

  #sub(argument: Value, value: DictValue, depth: number): Result {
    const [literal, map, ...others] = itemsOf(argument);
    if (literal?.kind !== 'text' || others.length > 0 || (map && map.kind !== 'dict')) return value;
    if (argument.kind === 'list' && argument.open) return value;
    const parts = partsOfSub(literal.text);
    const variables = parts.filter(({ variable }) => variable !== undefined);
    const values = variables.map(({ variable: name }) => this.#variable(name!, map, value.span, depth));
    return distributed(values, value.span, (texts) => {
      if (!texts.every((text) => text?.kind === 'text')) return { kind: 'opaque', span: value.span };
      const known = texts;
      let next = 0;
      const pieces = parts.map(({ start, end, variable }) =>
        variable === undefined
          ? pieceOf(literal, start, end)
          : pieceAt(known[next++]!, sliceSpan(literal, start, end)),
      );
      const before = variables.map(({ variable: name }, place): Substitution => {
        return { text: known[place]!.text, written: `\${${name!}}` };
      });
      return concatenated(pieces, value.span, {
        instead: (text) => {
          const written = writtenInSub(text, before, this.#holes);
          return written === undefined ? undefined : { literal, text: written };
        },
      });
    });
  }

  /** The result of a variable in `Fn::Sub`. */
  #variable(name: string, map: DictValue | undefined, span: Span, depth: number): Result {
    const own = map?.entries.findLast(({ key }) => key.text === name);
    if (own) return this.#text(this.#value(own.value, depth + 1), own.value, `\${${name}}`);
    if (map?.open) return { kind: 'opaque', span };
    const dot = name.indexOf('.');
    const given =
      dot < 0 ? this.#ref(name, span) : this.#attribute(name.slice(0, dot), name.slice(dot + 1), span);
    // A text cannot contain a list or nothing.
    return given && this.#text(given, undefined, `\${${name}}`);
  }

  /** The value as a text. Anything else becomes a hole. */
  #text(resolved: Result, written: Value | undefined, source: string): Result {
    if (!resolved) return undefined;
    const { span } = resolved;
    switch (resolved.kind) {
      case 'text':
        return resolved;
      case 'scalar':
        return { kind: 'text', span, text: textOfScalar(resolved), expression: {} };
      case 'choice':
        return mappedChoice(resolved, (each) => this.#text(each, undefined, source));
      default: {
        const form = written && formOfExpression(written);
        const id = form === undefined ? `at ${span.start} ${source}` : form;
        return this.#hole({ id, source, expression: true }, span);
      }
    }
  }

  #join(argument: Value, value: DictValue, depth: number): Result {
    const [delimiter, list, ...others] = itemsOf(argument);
    if (delimiter?.kind !== 'text' || !list || others.length > 0 || argument.kind !== 'list') return value;
    const joinOf = (items: Result): Result => {
      if (items?.kind !== 'list' || (list.kind === 'list' && list.open))
        return { kind: 'opaque', span: value.span };
      const parts = items.items.map((item, place) => {
        const written = list.kind === 'list' ? list.items[place] : undefined;
        const call = written && callIn(written);
        return this.#text(item, written, `\${${call?.name ?? 'Fn::Join'}}`);
      });
      return distributed(parts, value.span, (texts) => joined(delimiter.text, texts, value.span));
    };
    return mappedChoice(this.#value(list, depth + 1), joinOf, value.span);
  }

  #findInMap(argument: Value, value: DictValue, depth: number): Result {
    const keys = itemsOf(argument);
    if (keys.length !== 3 || argument.kind !== 'list') return value;
    const parts = keys.map((key) => this.#value(key, depth + 1));
    return distributed(parts, value.span, (known) => {
      const text = this.#template.mapped(known);
      return text === undefined ? value : { kind: 'text', span: value.span, text, expression: {} };
    });
  }

  #select(argument: Value, value: DictValue, depth: number): Result {
    const [index, list, ...others] = itemsOf(argument);
    if (!index || list?.kind !== 'list' || list.open || others.length > 0) return value;
    const place = literalIndex(index);
    // Absent items are not counted.
    const items = list.items.map((item) => this.#value(item, depth + 1));
    if (place === undefined || items.slice(0, place + 1).some(mayBeNothing)) return value;
    const selected = (item: Result): Result =>
      item?.kind === 'text'
        ? {
            ...item,
            span: value.span,
            expression: item.expression ?? { instead: (text) => ({ literal: item, text }) },
          }
        : { kind: 'opaque', span: value.span };
    const item = items[place];
    return item && item.kind !== 'text' && item.kind !== 'choice'
      ? value
      : mappedChoice(item, selected, value.span);
  }
}

const pseudoNames = {
  partition: 'AWS::Partition',
  region: 'AWS::Region',
  account: 'AWS::AccountId',
} as const;

function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach');
}

/** A value that is known to be absent. */
function nothing(span: Span): UndecidedValue {
  return { kind: 'choice', span, condition: 'AWS::NoValue', alternatives: [undefined] };
}

function mayBeNothing(value: Result): boolean {
  return value?.kind === 'choice' ? value.alternatives.some(mayBeNothing) : value === undefined;
}

/** It is not documented whether CloudFormation flattens lists in lists. */
function withoutLists(item: UndecidedValue): UndecidedValue {
  if (item.kind === 'list') return { kind: 'opaque', span: item.span };
  return item.kind === 'choice' ? (mappedChoice(item, (each) => each && withoutLists(each)) ?? item) : item;
}

/**
 * Maps each alternative of a choice. Equal alternatives stay equal.
 *
 * @param span the span of the result, if it is not that of the choice
 */
function mappedChoice(value: Result, give: (alternative: Result) => Result, span?: Span): Result {
  if (value?.kind !== 'choice') return give(value);
  const results = new Map<Result, Result>();
  const alternatives = value.alternatives.map((each) => {
    if (!results.has(each)) results.set(each, mappedChoice(each, give, span));
    return results.get(each);
  });
  return alternatives.every((each, place) => each === value.alternatives[place])
    ? value
    : { ...value, span: span ?? value.span, alternatives };
}

/** Joins the items. The delimiters are mapped to the gaps between them. */
function joined(delimiter: string, texts: readonly Result[], span: Span): UndecidedValue {
  const items = texts.filter((text) => text !== undefined);
  if (!items.every((item) => item.kind === 'text')) return { kind: 'opaque', span };
  const pieces = (items as readonly TextValue[]).flatMap((item, place, all): Piece[] => {
    const piece = pieceOf(item);
    const previous = all[place - 1];
    if (!previous) return [piece];
    const gap = { start: previous.span.end, end: item.span.start };
    return [pieceAt({ kind: 'text', span: gap, text: delimiter }, gap), piece];
  });
  return concatenated(pieces, span, {});
}

function literalIndex(value: Value): number | undefined {
  const text = value.kind === 'text' ? value.text : value.kind === 'scalar' ? textOfScalar(value) : '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
