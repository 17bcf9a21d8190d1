/** Values under String and Arn operators that do not have the form of their key's values. */
import { conditionKeyOf } from './condition-key-of.js';
import { listedValueFault, type ListedValueFault } from './listed-value.js';
import { holdsWildcard, isFixed, isWholeArn } from './operator-values.js';
import { formOf, namesService, type Form, type FormName } from './value-forms.js';
import { principalUnderAmazonDomain, valueFault } from '../services/service-principal-values.js';
import { hasWildcard, intersects } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Operator, OperatorFamily } from '../../policy/operator.js';

/** What is wrong with a value. `kind` is the id of the message. */
export interface FormFault {
  readonly kind:
    FormName | ListedValueFault['kind'] | 'principalFormat' | 'principalMisspelt' | 'notArn' | 'arnAccount';
  /** The value that was meant, if that is clear. */
  readonly proper?: string | undefined;
}

/** undefined if the value may have the right form, or if nothing is known about it. */
export function formFault(test: ConditionTest, value: ConditionValue): FormFault | undefined {
  const { operator, key } = test;
  if (!operator || (operator.family !== 'String' && operator.family !== 'Arn') || !isFixed(value))
    return undefined;
  if (namesService(key)) return principalFault(operator, value);
  const form = formOf(key);
  if (form) return faultOfForm(form, operator, value);
  if (operator.family === 'String') {
    const listed = listedValueFault(test, value);
    if (listed) return listed;
  }
  return conditionKeyOf(test)?.type === 'ARN' ? arnFault(operator, value) : undefined;
}

function faultOfForm(
  { name, isForm, shapes, fix }: Form,
  { family, ignoreCase, wildcards }: Operator,
  value: ConditionValue,
): FormFault | undefined {
  const text = ignoreCase ? value.text.toLowerCase() : value.text;
  if (holdsWildcard(value)) {
    const isPossible = wildcards && shapes.some((shape) => mayMatch(family, text, shape));
    return isPossible ? undefined : { kind: name };
  }
  if (isForm(text)) return undefined;
  const proper = fix?.(value.text);
  return { kind: name, proper: proper !== undefined && isForm(proper) ? proper : undefined };
}

/** Arn operators compare field by field. With the other operators, `*` also matches colons. */
function mayMatch(family: OperatorFamily, pattern: string, shape: string): boolean {
  const fields = pattern.split(':');
  const others = shape.split(':');
  return family === 'Arn' && fields.length === others.length
    ? fields.every((field, index) => intersects(field, others[index]!))
    : intersects(pattern, shape);
}

function principalFault(operator: Operator, value: ConditionValue): FormFault | undefined {
  // Some services have principals under `amazon.com`.
  if (/^[a-z\d.-]+\.amazon\.com$/.test(value.text)) {
    const meant = principalUnderAmazonDomain(value.text);
    return meant === undefined ? undefined : { kind: 'principalMisspelt', proper: meant };
  }
  const fault = valueFault(value, operator);
  switch (fault?.kind) {
    case undefined:
    case 'unlisted':
      return undefined;
    case 'literal-wildcard':
      return { kind: 'principalFormat' };
    case 'misspelt':
      return { kind: 'principalMisspelt', proper: fault.proper };
    case 'wrong-case':
    case 'wrong-form': {
      const { proper } = fault;
      return {
        kind: 'principalFormat',
        proper: proper !== undefined && !hasWildcard(proper) ? proper : undefined,
      };
    }
  }
}

/**
 * Why the value cannot match any ARN: under Arn operators it needs six fields, and under all operators an account has
 * 12 digits.
 */
function arnFault({ family, wildcards }: Operator, value: ConditionValue): FormFault | undefined {
  const isPattern = wildcards && holdsWildcard(value);
  if (family === 'Arn' && !isPattern && !isWholeArn(value.text)) return { kind: 'notArn' };
  // Under StringLike, a wildcard also matches colons.
  if (isPattern && family !== 'Arn') return undefined;
  const account = /^arn:(?:[^:]*:){3}(\d+):/.exec(value.text)?.[1];
  return account !== undefined && account.length !== 12 ? { kind: 'arnAccount' } : undefined;
}
