import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operatorMeant } from '../../../src/analysis/conditions/operator-meant.js';
import { operatorNames, parseOperator } from '../../../src/policy/operator.js';

describe('operatorMeant', () => {
  it.each([
    ['StringEqual', 'StringEquals'],
    ['StringNotEqual', 'StringNotEquals'],
    ['NotStringEquals', 'StringNotEquals'],
    ['StringEqualsNot', 'StringNotEquals'],
    ['NotStringLike', 'StringNotLike'],
    ['StringUnlike', 'StringNotLike'],
    ['StringUnLike', 'StringNotLike'],
    ['stringunlike', 'StringNotLike'],
    ['StringUnequals', 'StringNotEquals'],
    ['IpNotAddress', 'NotIpAddress'],
    ['IpAddressNot', 'NotIpAddress'],
    ['StringDoesNotEqual', 'StringNotEquals'],
    ['StringDoesntEqual', 'StringNotEquals'],
    ['StringNoEquals', 'StringNotEquals'],
    ['ArnUnlike', 'ArnNotLike'],
    ['NotArnLike', 'ArnNotLike'],
    ['string_not_equals', 'StringNotEquals'],
    ['NotStringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    ['ForAnyValue:NotStringLike', 'ForAnyValue:StringNotLike'],
    ['NotStringEqualsIfExist', 'StringNotEqualsIfExists'],
    ['ForAllValue:StringNotLike', 'ForAllValues:StringNotLike'],
    ['ForAnyValueStringLike', 'ForAnyValue:StringLike'],
    ['!StringEquals', 'StringNotEquals'],
    ['StringNtEquals', 'StringNotEquals'],
  ])('%s is meant as %s', (text, meant) => {
    expect(operatorMeant(text)).toBe(meant);
  });

  it.each([
    'StringNEquals',
    'StringNotNotEquals',
    'NotStringNotEquals',
    'NotBool',
    'BoolNot',
    'NotNull',
    'NumericNotLessThan',
    'DateNotGreaterThanEquals',
    'BinaryNotEquals',
    'NotEquals',
    'StringEqualsIfNotExists',
    'StringEqualsIfNoExists',
    'ForNoValue:StringEquals',
    'ForNotAllValues:StringEquals',
    'ForEachValue:StringEquals',
    'StringContains',
    // As similar to one prefix as to the other.
    'ForAxyValues:StringLike',
    'ForAlValue:StringLike',
  ])('%s is not guessed', (text) => {
    expect(operatorMeant(text)).toBeUndefined();
  });

  const operators = operatorNames
    .filter((name) => name !== 'Null')
    .flatMap((name) => ['', 'ForAllValues:', 'ForAnyValue:'].map((set) => set + name));

  it('never is of the opposite sense after a slip', () => {
    const slipped = fc
      .tuple(fc.constantFrom(...operators), fc.nat(), fc.constantFrom('', 'x', 'o', 'n', 't', 'N'), fc.nat(1))
      .map(([name, place, put, taken]) => {
        const at = place % (name.length + 1);
        return { name, text: name.slice(0, at) + put + name.slice(at + taken) };
      });
    fc.assert(fc.property(slipped, ({ name, text }) => sameSense(name, text)));
  });

  it('never is of the opposite sense wherever the negation stands', () => {
    const words = fc.constantFrom(
      'Not',
      'not',
      'NOT',
      'Un',
      'No',
      'Non',
      'DoesNot',
      'Doesnt',
      'IsNot',
      "Isn't",
    );
    const negated = fc
      .tuple(fc.constantFrom(...operators.filter((name) => !name.includes('Not'))), words, fc.nat())
      .map(([name, word, place]) => {
        const parts = name.match(/For\w+:|[A-Z][a-z]+/g)!;
        const text = parts.toSpliced(place % (parts.length + 1), 0, word).join('');
        return { name: text, text };
      });
    fc.assert(
      fc.property(negated, ({ text }) => {
        const meant = operatorMeant(text);
        return meant === undefined || parseOperator(meant)!.negated;
      }),
    );
  });

  function sameSense(name: string, text: string): boolean {
    const meant = operatorMeant(text);
    if (parseOperator(text) || meant === undefined) return true;
    const [wanted, found] = [parseOperator(name)!, parseOperator(meant)!];
    return wanted.negated === found.negated && wanted.set === found.set;
  }
});
