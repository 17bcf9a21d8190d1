/**
 * The conditions of a template, as formulas over what is decided when a stack is created: the values of parameters, and
 * unknown comparisons. Conditions that exclude each other are never true together.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
import { itemsOf } from '../../value/members.js';
import { entryOf, type DictValue, type Span, type UndecidedValue, type Value } from '../../value/value.js';
import { literalOf, mostValues, type Parameters } from './parameters.js';
import { formOfExpression } from './expression-form.js';
import { callIn } from './references.js';

/**
 * Something that is decided from outside, with a number of possible answers, numbered from 0. Equal ids have equal
 * answers.
 */
interface Question {
  readonly id: string;
  readonly answers: number;
}

type Formula =
  | { readonly kind: 'constant'; readonly holds: boolean }
  /** True for some of the answers. */
  | { readonly kind: 'answer'; readonly question: Question; readonly wanted: ReadonlySet<number> }
  | { readonly kind: 'not'; readonly part: Formula }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] };

/** By the ids of questions. */
type Answers = ReadonlyMap<string, number>;

/** Formulas with more questions are not analyzed, but become a question of their own. */
const mostQuestions = 6;

/** No condition is nested more deeply. */
const deepest = 16;

const impossible = Symbol('impossible');
/** A value, nothing, or a marker that the case is impossible. */
type Outcome = UndecidedValue | undefined | typeof impossible;

export class Conditions {
  readonly #section: DictValue | undefined;
  readonly #parameters: Parameters;
  readonly #formulas = new Map<string, Formula>();

  constructor(section: Value | undefined, parameters: Parameters) {
    this.#section = section?.kind === 'dict' ? section : undefined;
    this.#parameters = parameters;
  }

  /**
   * The value that depends on a condition.
   *
   * @param given a condition that must be true for the value to exist
   */
  choose(
    condition: string,
    whenTrue: UndecidedValue | undefined,
    whenFalse: UndecidedValue | undefined,
    span: Span,
    given?: string,
  ): UndecidedValue | undefined {
    const formula = this.#formulaOf(condition, 0);
    const premise = given === undefined ? undefined : this.#formulaOf(given, 0);
    const outcomeOf = (answers: Answers): Outcome => {
      if (premise && truthOf(premise, answers) === false) return impossible;
      const truth = truthOf(formula, answers);
      if (truth !== undefined) return truth ? whenTrue : whenFalse;
      const question = openQuestion(formula, answers)!;
      return decided(question, span, (answer) => outcomeOf(new Map(answers).set(question.id, answer)));
    };
    const outcome = outcomeOf(new Map());
    return outcome === impossible ? whenTrue : outcome;
  }

  /** The value that depends on the value of a parameter. As above, `given` excludes some of the parameter's values. */
  byValue(
    parameter: string,
    values: readonly UndecidedValue[],
    span: Span,
    given?: string,
  ): UndecidedValue | undefined {
    const premise = given === undefined ? undefined : this.#formulaOf(given, 0);
    const question = { id: questionOf(parameter), answers: values.length };
    const outcome = decided(question, span, (answer) =>
      premise && truthOf(premise, new Map([[question.id, answer]])) === false ? impossible : values[answer],
    );
    return outcome === impossible ? values[0] : outcome;
  }

  #formulaOf(name: string, depth: number): Formula {
    const known = this.#formulas.get(name);
    if (known) return known;
    const whole = ownQuestion(`Condition ${name}`);
    // A condition that refers to itself is not analyzed.
    this.#formulas.set(name, whole);
    const value = this.#section && entryOf(this.#section, name)?.value;
    const formula = (value && this.#read(value, depth)) ?? whole;
    const small = questionsIn(formula).size > mostQuestions ? whole : formula;
    this.#formulas.set(name, small);
    return small;
  }

  #read(value: Value, depth: number): Formula | undefined {
    if (depth > deepest) return undefined;
    const [only, ...others] = value.kind === 'dict' ? value.entries : [];
    if (only?.key.text === 'Condition' && others.length === 0)
      return only.value.kind === 'text' ? this.#formulaOf(only.value.text, depth + 1) : undefined;
    const call = callIn(value);
    if (!call) return undefined;
    const operands = itemsOf(call.argument);
    switch (call.name) {
      case 'Fn::Equals':
        return operands.length === 2 ? this.#equals(operands[0]!, operands[1]!) : undefined;
      case 'Fn::Not': {
        const part = operands.length === 1 ? this.#operand(operands[0]!, depth) : undefined;
        return part && { kind: 'not', part };
      }
      case 'Fn::And':
      case 'Fn::Or': {
        const parts = operands.map((each) => this.#operand(each, depth));
        if (parts.length === 0 || parts.includes(undefined)) return undefined;
        return { kind: call.name === 'Fn::And' ? 'all' : 'any', parts: parts as Formula[] };
      }
      default:
        return formQuestion(value);
    }
  }

  #operand(value: Value, depth: number): Formula | undefined {
    return this.#read(value, depth + 1) ?? formQuestion(value);
  }

  #equals(a: Value, b: Value): Formula | undefined {
    const [x, y] = [literalOf(a), literalOf(b)];
    if (x !== undefined && y !== undefined) return { kind: 'constant', holds: x === y };
    const literal = x ?? y;
    const call = callIn(x === undefined ? a : b);
    const name = call?.name === 'Ref' && call.argument.kind === 'text' ? call.argument.text : undefined;
    const values = name === undefined ? undefined : this.#parameters.valuesOf(name);
    if (literal === undefined || name === undefined || !values || values.texts.length > mostValues) {
      const forms = [formOfExpression(a), formOfExpression(b)];
      if (forms.includes(undefined)) return undefined;
      return forms[0] === forms[1]
        ? { kind: 'constant', holds: true }
        : ownQuestion(`Equals ${forms.sort().join()}`);
    }
    const question = { id: questionOf(name), answers: values.texts.length + (values.others ? 1 : 0) };
    const answer = values.texts.indexOf(literal);
    if (answer < 0) return { kind: 'constant', holds: false };
    return { kind: 'answer', question, wanted: new Set([answer]) };
  }
}

/** The id of the question for the value of a parameter. */
function questionOf(parameter: string): string {
  return `Ref ${parameter}`;
}

/** A question with two answers, of which the first is yes. */
function ownQuestion(id: string): Formula {
  return { kind: 'answer', question: { id, answers: 2 }, wanted: new Set([0]) };
}

function formQuestion(value: Value): Formula | undefined {
  const form = formOfExpression(value);
  return form === undefined ? undefined : ownQuestion(form);
}

/** Undefined if it depends on further answers. */
function truthOf(formula: Formula, answers: Answers): boolean | undefined {
  switch (formula.kind) {
    case 'constant':
      return formula.holds;
    case 'answer': {
      const answer = answers.get(formula.question.id);
      return answer === undefined ? undefined : formula.wanted.has(answer);
    }
    case 'not': {
      const truth = truthOf(formula.part, answers);
      return truth === undefined ? undefined : !truth;
    }
    case 'all':
    case 'any': {
      const truths = formula.parts.map((part) => truthOf(part, answers));
      const decisive = formula.kind === 'any';
      if (truths.includes(decisive)) return decisive;
      return truths.includes(undefined) ? undefined : !decisive;
    }
  }
}

/** The first question on which the truth of a formula still depends. */
function openQuestion(formula: Formula, answers: Answers): Question | undefined {
  if (truthOf(formula, answers) !== undefined) return undefined;
  switch (formula.kind) {
    case 'constant':
      return undefined;
    case 'answer':
      return formula.question;
    case 'not':
      return openQuestion(formula.part, answers);
    case 'all':
    case 'any':
      for (const part of formula.parts) {
        const question = openQuestion(part, answers);
        if (question) return question;
      }
      return undefined;
  }
}

function questionsIn(formula: Formula): ReadonlySet<string> {
  const found = new Set<string>();
  const stack = [formula];
  for (let each = stack.pop(); each; each = stack.pop()) {
    if (each.kind === 'answer') found.add(each.question.id);
    else if (each.kind === 'not') stack.push(each.part);
    else if (each.kind !== 'constant') stack.push(...each.parts);
  }
  return found;
}

/** The choice for a question. Impossible alternatives are replaced by possible ones. */
function decided({ id, answers }: Question, span: Span, outcomeOf: (answer: number) => Outcome): Outcome {
  const outcomes = Array.from({ length: answers }, (_, answer) => outcomeOf(answer));
  const first = outcomes.find((each) => each !== impossible);
  if (first === undefined && !outcomes.includes(undefined)) return impossible;
  const alternatives = outcomes.map((each) => (each === impossible ? (first as UndecidedValue) : each));
  return alternatives.every((each) => each === alternatives[0])
    ? alternatives[0]
    : { kind: 'choice', span, condition: id, alternatives };
}
