/** What intrinsic functions give, against an evaluation for given values of the parameters. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { intrinsicsOf } from '../../../src/sites/cloudformation/intrinsics.js';
import { Holes, replaceHoles } from '../../../src/value/hole.js';
import { entryOf, type DictValue, type UndecidedValue, type Value } from '../../../src/value/value.js';
import { valueOf } from '../../read-policy.js';

type Json = string | readonly Json[] | { readonly [key: string]: Json };
/** The values of the parameters. */
type Stack = Readonly<Record<string, string>>;

const allowed = ['a', 'b', ''];
const map: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  a: { x: 'ax', y: '*' },
  b: { x: 'bx', y: 'by' },
};
const template = {
  Parameters: {
    Env: { Type: 'String', AllowedValues: allowed },
    Free: { Type: 'String' },
    Other: { Type: 'String' },
  },
  Mappings: { Map: map },
};

const stack: fc.Arbitrary<Stack> = fc.record({
  Env: fc.constantFrom(...allowed),
  Free: fc.constantFrom('a', 'p', 'q', ''),
  Other: fc.constantFrom('a', 'p', 'q'),
  'AWS::Region': fc.constantFrom('eu-west-1', 'us-east-1'),
});

const parameter = fc.constantFrom('Env', 'Free', 'Other', 'AWS::Region');
const ref = parameter.map((name): Json => ({ Ref: name }));

const condition = fc.letrec<{ whole: Json; equals: Json }>((tie) => ({
  equals: fc
    .tuple(ref, fc.oneof(fc.constantFrom<Json>('a', 'b', '', 'p', 'eu-west-1'), ref), fc.boolean())
    .map(([a, b, isTurned]) => ({ 'Fn::Equals': isTurned ? [b, a] : [a, b] })),
  whole: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('equals'),
    tie('whole').map((part): Json => ({ 'Fn::Not': [part] })),
    fc
      .tuple(fc.constantFrom('Fn::And', 'Fn::Or'), tie('whole'), tie('whole'))
      .map(([name, a, b]): Json => ({ [name]: [a, b] })),
    fc.constantFrom('C0', 'C1').map((name): Json => ({ Condition: name })),
  ),
})).whole;

const names = ['C0', 'C1', 'C2'];
const conditions = fc
  .tuple(condition, condition, condition)
  .map(([c0, c1, c2]) => ({ C0: c0, C1: c1, C2: c2 }));

const expression = fc.letrec<{ text: Json; item: Json }>((tie) => ({
  item: fc.oneof(
    { depthSize: 'small' },
    tie('text'),
    fc.constant<Json>({ Ref: 'AWS::NoValue' }),
    fc
      .tuple(fc.constantFrom(...names), tie('item'), tie('item'))
      .map(([name, a, b]): Json => ({ 'Fn::If': [name, a, b] })),
  ),
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json>('x', '*', 'arn:aws', '', ':', '\n"'),
    ref,
    fc
      .array(
        fc.oneof(
          fc.constantFrom('-', '*', '${!x}', '$'),
          parameter.map((name) => `\${${name}}`),
          fc.constant('${Var}'),
        ),
      )
      .chain((parts) => tie('text').map((own): Json => ({ 'Fn::Sub': [parts.join(''), { Var: own }] }))),
    fc.array(parameter).map((parts): Json => ({ 'Fn::Sub': parts.map((name) => `<\${${name}}`).join('/') })),
    fc
      .tuple(fc.constantFrom('', ':', ', '), fc.array(tie('item'), { maxLength: 3 }))
      .map((parts): Json => ({ 'Fn::Join': parts })),
    fc
      .tuple(fc.constantFrom(...names), tie('text'), tie('text'))
      .map(([name, a, b]): Json => ({ 'Fn::If': [name, a, b] })),
    fc
      .tuple(fc.constantFrom<Json>('a', 'b', { Ref: 'Env' }), fc.constantFrom('x', 'y'))
      .map(([key, second]): Json => ({ 'Fn::FindInMap': ['Map', key, second] })),
    fc
      .tuple(fc.nat({ max: 1 }), tie('text'), tie('text'))
      .map(([place, a, b]): Json => ({ 'Fn::Select': [String(place), [a, b]] })),
  ),
})).text;

/** No such key in a map: the stack is not made. */
class Failure extends Error {}

class Evaluation {
  constructor(
    readonly parameters: Stack,
    readonly conditions: Readonly<Record<string, Json>>,
  ) {}

  holds(formula: Json, seen: readonly string[] = []): boolean {
    const [[name, argument]] = Object.entries(formula) as [[string, Json]];
    const parts = argument as readonly Json[];
    switch (name) {
      case 'Condition':
        // CloudFormation takes no circles.
        if (seen.includes(argument as string)) throw new Failure();
        return this.holds(this.conditions[argument as string]!, [...seen, argument as string]);
      case 'Fn::Equals':
        return this.text(parts[0]!) === this.text(parts[1]!);
      case 'Fn::Not':
        return !this.holds(parts[0]!, seen);
      case 'Fn::And':
        return parts.map((part) => this.holds(part, seen)).every(Boolean);
      default:
        return parts.map((part) => this.holds(part, seen)).some(Boolean);
    }
  }

  /** undefined for nothing. */
  text(value: Json): string | undefined {
    if (typeof value === 'string') return value;
    const [[name, argument]] = Object.entries(value) as [[string, Json]];
    const parts = argument as readonly Json[];
    switch (name) {
      case 'Ref':
        return this.parameters[argument as string];
      case 'Fn::Sub': {
        const [text, own] =
          typeof argument === 'string' ? [argument, {}] : (argument as [string, Record<string, Json>]);
        return text.replaceAll(/\$\{(!?)([^}]*)\}/g, (_, mark, variable: string) => {
          if (mark) return `\${${variable}}`;
          return (
            variable in own ? this.text((own as Record<string, Json>)[variable]!) : this.parameters[variable]
          )!;
        });
      }
      case 'Fn::Join': {
        const items = (parts[1] as readonly Json[]).map((item) => this.text(item));
        return items.filter((item) => item !== undefined).join(parts[0] as string);
      }
      case 'Fn::If': {
        return this.text(this.holds({ Condition: parts[0]! }) ? parts[1]! : parts[2]!);
      }
      case 'Fn::FindInMap': {
        const text = map[this.text(parts[1]!)!]?.[parts[2] as string];
        if (text === undefined) throw new Failure();
        return text;
      }
      default:
        return this.text((parts[1] as readonly Json[])[Number(parts[0])]!);
    }
  }

  /** Which answer a question has in this stack. */
  answer(question: string, count: number): number {
    if (question === 'AWS::NoValue') return 0;
    const [, name] = /^Ref (.*)$/.exec(question) ?? [];
    if (name === 'Env') return allowed.indexOf(this.parameters['Env']!);
    if (name !== undefined) {
      const place = comparedWith(name, this.conditions).indexOf(this.parameters[name]!);
      return place < 0 ? count - 1 : place;
    }
    const [, condition] = /^Condition (.*)$/.exec(question) ?? [];
    if (condition !== undefined) return this.holds({ Condition: condition }) ? 0 : 1;
    const [, operands] = /^Equals (.*)$/s.exec(question) ?? [];
    if (operands === undefined) throw new Error(`what asks ${question}?`);
    const [a, b] = JSON.parse(`[${operands}]`) as [Json, Json];
    return this.text(a) === this.text(b) ? 0 : 1;
  }
}

/** The literals that conditions compare a parameter with, in order. */
function comparedWith(name: string, formulas: Readonly<Record<string, Json>>): string[] {
  const found = new Set<string>();
  const visit = (formula: Json): void => {
    if (typeof formula === 'string') return;
    for (const [key, argument] of Object.entries(formula) as [string, Json][]) {
      if (key !== 'Fn::Equals') {
        if (Array.isArray(argument)) for (const each of argument as readonly Json[]) visit(each);
        continue;
      }
      const [a, b] = argument as [Json, Json];
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        if (typeof other === 'string' && typeof one === 'object' && 'Ref' in one && one['Ref'] === name)
          found.add(other);
    }
  };
  Object.values(formulas).forEach(visit);
  return [...found];
}

function decided(value: UndecidedValue | undefined, evaluation: Evaluation): Value | undefined {
  let known = value;
  while (known?.kind === 'choice')
    known = known.alternatives[evaluation.answer(known.condition, known.alternatives.length)];
  return known as Value | undefined;
}

it('is the text that it has in a stack, wherever that is known', () => {
  let known = 0;
  let open = 0;
  fc.assert(
    fc.property(
      expression,
      conditions,
      fc.array(stack, { minLength: 3, maxLength: 3 }),
      fc.option(fc.constantFrom(...names), { nil: undefined }),
      (written, formulas, stacks, given) => {
        const text = JSON.stringify({ ...template, Conditions: formulas, Value: written });
        const root = valueOf(text) as DictValue;
        const holes = new Holes(text);
        const resolved = intrinsicsOf(root, holes)(entryOf(root, 'Value')!.value, given);
        for (const parameters of stacks) {
          const evaluation = new Evaluation(parameters, formulas);
          let expected: string | undefined;
          let value: Value | undefined;
          try {
            if (given !== undefined && !evaluation.holds({ Condition: given })) continue;
            expected = evaluation.text(written);
            value = decided(resolved, evaluation);
          } catch (error) {
            if (error instanceof Failure) continue;
            throw error;
          }
          if (value?.kind !== 'text') {
            open++;
            continue;
          }
          const filled = replaceHoles(value.text, (character) => {
            const hole = holes.get(character)!;
            const [, name] = /^Ref (.*)$/.exec(hole.id) ?? [];
            return name === undefined ? evaluation.text(JSON.parse(hole.id) as Json)! : parameters[name]!;
          });
          expect(filled).toBe(expected);
          known++;
        }
      },
    ),
    { numRuns: 2_000 },
  );
  expect(known).toBeGreaterThan(20 * open);
});
