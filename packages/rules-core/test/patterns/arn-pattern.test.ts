import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arnCovers,
  arnIntersects,
  arnMatches,
  parseArnPattern,
  parseArnUpperBound,
  type ArnPattern,
  keepsFields,
} from '../../src/patterns/arn-pattern.js';

const parse = (text: string): ArnPattern => {
  const pattern = parseArnPattern(text);
  if (pattern === undefined) throw new Error(`${text} is no ARN pattern`);
  return pattern;
};

/**
 * The semantics themselves, character by character: before the fifth colon of the ARN a wildcard takes a colon only
 * if it is a star at the end of its field. In the usual readings such a star of a
 * whole pattern leaves the fifth alone, and no field of stars alone but the last stands behind it.
 */
function matchesByDefinition(pattern: string, arn: string, usual = false): boolean {
  return languageByDefinition(pattern, usual)(arn);
}

/** The same for many ARNs. */
function languageByDefinition(pattern: string, usual = false): (arn: string) => boolean {
  const colons = pattern.split(':').length - 1;
  const asWritten = languageAsWritten(pattern, usual && colons >= 5);
  if (colons >= 5) return asWritten;
  const continued = languageAsWritten(pattern + ':*'.repeat(5 - colons), false);
  return (arn) => continued(arn) || asWritten(arn);
}

function languageAsWritten(pattern: string, usual: boolean): (arn: string) => boolean {
  const resourceAt = pattern.split(':', 5).join(':').length + 1;
  const starFields = new Set(Array.from(pattern.matchAll(/(?<=:)\*+(?=:)/g), ({ index }) => index));
  const visit = (arn: string, p: number, t: number, colons: number): boolean => {
    if (usual && colons >= 5 && p < resourceAt && starFields.has(p)) return false;
    if (p === pattern.length) return t === arn.length;
    const [token, letter] = [pattern[p], arn[t]];
    const runsOn = token === '*' && (p + 1 === pattern.length || pattern[p + 1] === ':');
    if (token === '*' && visit(arn, p + 1, t, colons)) return true;
    if (letter === undefined) return false;
    const after = letter === ':' ? colons + 1 : colons;
    const takes = letter !== ':' || colons >= 5 || (runsOn && !(usual && colons === 4));
    if (token === '*') return takes && visit(arn, p, t + 1, after);
    if (token === '?') return takes && visit(arn, p + 1, t + 1, after);
    return token === letter && visit(arn, p + 1, t + 1, after);
  };
  return (arn) => visit(arn, 0, 0, 0);
}

function words(alphabet: string, longest: number): string[] {
  const all = [''];
  for (let i = 0, of = 0; of < longest; of++) {
    for (const end = all.length; i < end; i++) for (const letter of alphabet) all.push(all[i]! + letter);
  }
  return all;
}

describe('exhaustively against the definition', () => {
  const arnsUpTo = (longest: number): string[] =>
    words('ab:', longest)
      .filter((tail) => tail.split(':').length >= 5)
      .map((tail) => `arn:${tail}`);

  it('matches', () => {
    const arns = arnsUpTo(7);
    const patterns = [...words('a*:', 6), ...words('a?*:', 5)].map((tail) => `arn:${tail}`);
    patterns.push(...words('a*?:n', 3).filter((text) => parseArnPattern(text) !== undefined));
    const wrong: string[] = [];
    for (const text of patterns) {
      const pattern = parse(text);
      const isMatch = languageByDefinition(text);
      let all = true;
      for (const arn of arns) {
        const expected = isMatch(arn);
        all &&= expected;
        if (arnMatches(pattern, arn) !== expected) wrong.push(`${text} on ${arn}`);
      }
      if (pattern.everything !== all) wrong.push(`${text} is everything: ${pattern.everything}`);
    }
    expect(wrong).toEqual([]);
  });

  it('covers and intersects', () => {
    const arns = arnsUpTo(9);
    const size = Math.ceil(arns.length / 32);
    // Shapes of six fields with up to three characters more; and all short ones.
    const patterns = [...words('a?*:', 4), ...words('a*:', 3).map((tail) => `:${tail}:::`)].map((tail) =>
      parse(`arn:${tail}`),
    );
    const language = (text: string, usual: boolean): Int32Array => {
      const bits = new Int32Array(size);
      const isMatch = languageByDefinition(text, usual);
      arns.forEach((arn, i) => {
        if (isMatch(arn)) bits[i >> 5]! |= 1 << (i & 31);
      });
      return bits;
    };
    const strict = patterns.map(({ text }) => language(text, false));
    const usual = patterns.map(({ text }, i) =>
      text.split(':').length < 6 ? strict[i]! : language(text, true),
    );
    const letters = (text: string): number => text.slice(4).replace(/[*:]/g, '').length;
    const wrong: string[] = [];
    const missed: string[] = [];
    let covered = 0;
    patterns.forEach((a, i) => {
      patterns.forEach((b, j) => {
        const within = strict[j]!.every((bits, word) => (bits & ~strict[i]![word]!) === 0);
        const met = usual[j]!.some((bits, word) => (bits & usual[i]![word]!) !== 0);
        // Longer ones may only meet in ARNs that are longer than these.
        const comparable = letters(a.text) + letters(b.text) <= 5;
        if (comparable && arnIntersects(a, b) !== met) wrong.push(`${a.text} meets ${b.text}: ${met}`);
        const answer = arnCovers(a, b);
        if (answer) covered++;
        if (answer && !within) wrong.push(`${a.text} covers ${b.text}`);
        // Likewise, longer ones may have ARNs beyond these.
        if (!answer && within && letters(b.text) <= 2) missed.push(`${a.text} covers ${b.text}`);
      });
    });
    expect(wrong).toEqual([]);
    expect(missed).toEqual([]);
    expect(covered).toBeGreaterThan(10_000);
  });
});

describe('at random', () => {
  const field = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('', 'a', 'b', 'ab', '*', 'a*', 'b*') },
    fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 }),
  );
  const fields = fc.array(field, { minLength: 1, maxLength: 8 }).map((list) => `arn:${list.join(':')}`);
  const filled = (pattern: string, fillings: readonly string[]): string => {
    let i = 0;
    return pattern.replace(/[*?]/g, (wildcard) =>
      wildcard === '*' ? fillings[i++ % fillings.length]! : 'b',
    );
  };
  const fillings = fc.array(fc.constantFrom('', 'a', 'b', 'a:b', ':', '::', ':a:a:'), {
    minLength: 1,
    maxLength: 5,
  });

  it('matches', () => {
    fc.assert(
      fc.property(fields, fillings, (pattern, fill) => {
        for (const arn of [filled(pattern, fill), filled(`${pattern}:*:*:*`, fill)]) {
          if (arn.split(':').length < 6) continue;
          expect(arnMatches(parse(pattern), arn)).toBe(matchesByDefinition(pattern, arn));
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('never claims to cover what it does not, and meets what it shares', () => {
    fc.assert(
      fc.property(fields, fields, fillings, (a, b, fill) => {
        for (const other of [b, filled(a, ['*', ...fill])]) {
          const arn = filled(`${other}:*`, fill);
          if (arn.split(':').length < 6) continue;
          if (matchesByDefinition(other, arn) && arnCovers(parse(a), parse(other))) {
            expect(matchesByDefinition(a, arn)).toBe(true);
          }
          if (matchesByDefinition(a, arn, true) && matchesByDefinition(other, arn, true)) {
            expect(arnIntersects(parse(a), parse(other))).toBe(true);
          }
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('parseArnPattern', () => {
  it('gives the fields of the principal reading', () => {
    expect(parse('arn:aws:s3:::bucket/a:b/**')).toMatchObject({
      text: 'arn:aws:s3:::bucket/a:b/**',
      star: false,
      everything: false,
      partition: 'aws',
      service: 's3',
      region: '',
      account: '',
      resource: 'bucket/a:b/*',
    });
    expect(parse('arn:aws:sqs')).toMatchObject({ service: 'sqs', region: '*', account: '*', resource: '*' });
    expect(parse('**')).toMatchObject({ star: true, everything: true, partition: '*', resource: '*' });
  });

  it('has one reading where no star can run on, and one more for an account that can', () => {
    expect(parse('arn:aws:s3:::b/*').products).toHaveLength(1);
    expect(parse('arn:aws:iam::*:role/*').products).toEqual([
      { partition: 'aws', service: 'iam', region: '', account: '*', resource: 'role/*' },
      { partition: 'aws', service: 'iam', region: '', account: '*', resource: '*:role/*' },
    ]);
    expect(parse('arn:aws:iam::*:role/*').usualProducts).toEqual(
      parse('arn:aws:iam::*:role/*').products.slice(0, 1),
    );
    expect(parse('arn:*:*:*:*:*').products).toHaveLength(1);
  });

  it.each([
    ['arn:aws:ec2:*:*:usual/*', ['aws ec2 * * usual/*']],
    ['arn:aws:ec2:eu-*:*:usual/*', ['aws ec2 eu-* * usual/*']],
    ['arn:aws:ec2:eu-*:1:usual', ['aws ec2 eu-* 1 usual', 'aws ec2 eu-* * 1:usual']],
    ['arn:aws:s*::1:usual', ['aws s*  1 usual', 'aws s* *  1:usual', 'aws s* * * :1:usual']],
    ['arn:a*:s3:::usual', ['a* s3   usual', 'a* * s3  :usual', 'a* * * s3 ::usual', 'a* * * * s3:::usual']],
    [
      'arn*:aws:s3::1:usual',
      [
        'aws s3  1 usual',
        '* aws s3  1:usual',
        '* * aws s3 :1:usual',
        '* * * aws s3::1:usual',
        '* * * * aws:s3::1:usual',
      ],
    ],
    ['arn:aws:iam::*usual', ['aws iam  *usual *']],
  ])('has of %s the usual readings', (text, readings) => {
    const read = parse(text).usualProducts.map(({ partition, service, region, account, resource }) =>
      [partition, service, region, account, resource].join(' '),
    );
    expect(read).toEqual(readings);
  });

  it.each([
    'fakeArn',
    'my-bucket',
    '',
    'ARN:aws:s3:::b',
    'arm:aws:s3:::b',
    '*sagemaker*',
    'arn?aws:s3:::b',
    '\uFFFC',
  ])('takes %j for no pattern', (text) => {
    expect(parseArnPattern(text)).toBeUndefined();
  });

  it.each(['*', '***', 'arn:*', 'arn*', 'a*', '*:*', 'arn', 'arn:*:*', 'arn:*:*:*:*:*', 'ar?:**'])(
    'knows that %s is every ARN',
    (text) => {
      expect(parse(text).everything).toBe(true);
      expect(arnMatches(parse(text), 'arn:aws:iam::123456789012:role/x')).toBe(true);
    },
  );

  it('stays small for hostile patterns, and comes to an end', () => {
    const worst = parse('arn*:b*:c*:d*:e*:f*:g*:h*');
    expect(worst.products.length).toBeLessThanOrEqual(252);
    expect(arnCovers(worst, parse('arn*:b*:c*:d*:e*:f*:g*:h*'))).toBe(true);
    const long = parse(`arn*:${'b*'.repeat(20_000)}:c*:d*:e*:f*`);
    expect(arnCovers(long, worst)).toBe(false);
    expect(arnIntersects(long, worst)).toBe(true);
  });
});

describe('parseArnUpperBound', () => {
  it.each([
    ['*/*', '*'],
    ['arn:aws:s*b', 'arn:aws:s*'],
    ['arn:*bucket/*', 'arn:*'],
    ['arn:aws:sns:*-1:*:topic', 'arn:aws:sns:*'],
    ['arn:aws:iam::1**2:role/a*b', 'arn:aws:iam::1**'],
    ['arn:aws:*:eu-*-1:a*b:c', 'arn:aws:*:eu-*'],
    // Stars at the end of a field run on anyway, and those of the resource match everything.
    ['*', '*'],
    ['arn:*:iam::*:role/a*b', 'arn:*:iam::*:role/a*b'],
    ['arn:aws:s3:::*/*', 'arn:aws:s3:::*/*'],
    ['arn:aws:s3:::b*:c*d', 'arn:aws:s3:::b*:c*d'],
  ])('reads %s as %s', (text, same) => {
    expect(parseArnUpperBound(text)).toBe(parse(same));
  });

  it('reaches whatever the stars may stand for', () => {
    const upper = fc.string({ unit: fc.constantFrom('a', '*', ':', ':'), maxLength: 12 });
    const part = fc.string({ unit: fc.constantFrom('a', ':', 'b'), maxLength: 6 });
    fc.assert(
      fc.property(upper, fc.array(part, { minLength: 12, maxLength: 12 }), (tail, parts) => {
        let i = 0;
        const arn = `arn:${tail.replace(/\*/g, () => parts[i++]!)}`;
        if (arn.split(':').length < 6) return;
        expect(arnMatches(parseArnUpperBound(`arn:${tail}`)!, arn)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes what can be no ARN for no pattern', () => {
    expect(parseArnUpperBound('bucket')).toBeUndefined();
    expect(parseArnUpperBound('bucket-*')).toBeUndefined();
  });
});

describe('arnMatches', () => {
  it.each([
    ['arn:aws:*:role/x', 'arn:aws:iam::123456789012:role/x'],
    ['arn:aws:sqs', 'arn:aws:sqs:eu-west-1:123456789012:queue'],
    ['arn:aws:sqs:*', 'arn:aws:sqs:eu-west-1:123456789012:queue'],
    ['arn:aws:iam::*:role/x', 'arn:aws:iam::123456789012:user:role/x'],
    ['arn:aws:s3:::b*', 'arn:aws:s3:::bucket/key:with/colons'],
    ['arn:aws:s3:::b?k', 'arn:aws:s3:::b/k'],
    ['arn:*:iam::*:role/*', 'arn:aws-cn:iam::1:role/a/b'],
  ])('%s matches %s', (pattern, arn) => {
    expect(arnMatches(parse(pattern), arn)).toBe(true);
  });

  it.each([
    ['arn:aws:iam::*2:role/x', 'arn:aws:iam::1:2:role/x'],
    ['arn:aws:iam::1?2:role/x', 'arn:aws:iam::1:2:role/x'],
    ['arn:aws:s3:::Bucket', 'arn:aws:s3:::bucket'],
    ['arn:aws:s3:::b', 'arn:aws:s3:::b/k'],
    ['arn:aws:sqs', 'arn:aws:sns:eu-west-1:123456789012:topic'],
    ['arn:*', '*'],
    ['arn:*', 'arn:aws:s3'],
  ])('%s does not match %s', (pattern, arn) => {
    expect(arnMatches(parse(pattern), arn)).toBe(false);
  });

  it('lets stars alone match the resource of actions that have none', () => {
    expect(arnMatches(parse('*'), '*')).toBe(true);
    expect(arnMatches(parse('**'), '*')).toBe(true);
  });
});

describe('arnCovers and arnIntersects', () => {
  it.each([
    ['*', 'arn:*'],
    ['*', '*'],
    ['arn:*', 'arn:aws:s3:::b'],
    ['arn:aws:s3:::*', 'arn:aws:s3:::b/*'],
    ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:eu-west-1:*:instance/*'],
    ['arn:aws:iam::*:role/*', 'arn:aws:iam::123456789012:role/team/*'],
    ['arn:aws:*', 'arn:aws:*:role/x'],
    ['arn:aws:sqs', 'arn:aws:sqs:*:*:q'],
  ])('%s covers %s', (a, b) => {
    expect(arnCovers(parse(a), parse(b))).toBe(true);
    expect(arnIntersects(parse(b), parse(a))).toBe(true);
  });

  it.each([
    // Only stars alone match the resource `*`.
    ['arn:*', '*'],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::*'],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b*'],
    ['arn:aws:iam::123456789012:role/*', 'arn:aws:iam::*:role/*'],
    ['arn:*:s3:::b', 'arn:aws*:s3:::*'],
  ])('%s does not cover %s but meets it', (a, b) => {
    expect(arnCovers(parse(a), parse(b))).toBe(false);
    expect(arnIntersects(parse(a), parse(b))).toBe(true);
  });

  it.each([
    ['arn:aws:s3:::a*', 'arn:aws:s3:::b*'],
    ['arn:aws:s3:::*', 'arn:aws:sqs:*:*:*'],
    ['arn:aws:iam::1:role/x', 'arn:aws:iam::2:role/x'],
    ['arn:aws:iam::*:role/*', 'arn:aws:iam::*:user/*'],
  ])('%s and %s have nothing in common', (a, b) => {
    expect(arnIntersects(parse(a), parse(b))).toBe(false);
    expect(arnCovers(parse(a), parse(b))).toBe(false);
  });
});

describe('holes', () => {
  const [H, ACCOUNT] = ['\uE100', '\uF400'];

  it.each([
    [`arn:aws:s3:::${H}/*`, true],
    [`arn:aws:s3:::a${H}`, true],
    [`arn:aws:iam::${ACCOUNT}:role/${H}`, true],
    [`arn:aws:iam::${H}:role/a`, false],
    [`arn:aws:s3${H}`, false],
    [H, false],
    ['*', true],
  ])('of %s leave the fields in place: %s', (text, expected) => {
    expect(keepsFields(text)).toBe(expected);
  });

  it('cover what they cover whatever fills them', () => {
    const parts = fc.constantFrom('a', 'b', '*', '?', '/', ':', H);
    const resource = fc.array(parts, { maxLength: 5 }).map((all) => all.join(''));
    const account = fc.constantFrom('', '*', '111122223333', ACCOUNT, `${ACCOUNT}*`, `*${ACCOUNT}`);
    const service = fc.constantFrom('s3', '*', 's*');
    const arn = fc
      .tuple(service, account, resource)
      .map(([each, owner, rest]) => `arn:aws:${each}::${owner}:${rest}`);
    const filling = fc
      .array(fc.constantFrom('a', 'b', '*', '?', '/', ':'), { maxLength: 4 })
      .map((all) => all.join(''));
    let claimed = 0;
    fc.assert(
      fc.property(arn, arn, filling, (a, b, h) => {
        const fill = (text: string) =>
          parseArnPattern(text.replaceAll(H, h).replaceAll(ACCOUNT, '111122223333'))!;
        if (!arnCovers(parseArnPattern(a)!, parseArnPattern(b)!)) return;
        claimed++;
        // What is covered reading by reading may be missed, but nothing is that is covered field by field.
        const [outer, inner] = [fill(a), fill(b)];
        for (const text of samplesOf(b.replaceAll(H, h).replaceAll(ACCOUNT, '111122223333')))
          if (arnMatches(inner, text)) expect(arnMatches(outer, text)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(claimed).toBeGreaterThan(300);
  });

  /** ARNs that a pattern stands for, or nearly. */
  function samplesOf(text: string): string[] {
    return ['', 'a', 'b/a', 'x:y'].map((star) => text.replaceAll('*', star).replaceAll('?', 'a'));
  }
});
