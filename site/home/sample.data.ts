/** A policy with what the rules find in it, when the site is built. */
import { deflateRawSync } from 'node:zlib';
import { rules } from 'iam-rules-core';
import { lintText } from 'iam-rules-core/json';

export interface Piece {
  readonly text: string;
  readonly severity?: 'error' | 'warn';
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly findings: readonly {
    readonly severity: 'error' | 'warn';
    readonly rule: string;
    readonly message: string;
  }[];
}

export interface Sample {
  readonly lines: readonly Line[];
  /** The fragment of the playground's address. */
  readonly fragment: string;
  readonly rules: number;
}

declare const data: Sample;
export { data };

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["iam:PassRole", "ec2:RunInstances"],
      "Resource": "*"
    },
    {
      "Effect": "Allow",
      "Action": ["s3:GetObjects", "s3:ListBucket"],
      "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"
    },
    {
      "Effect": "Deny",
      "Action": "s3:DeleteBucket",
      "NotResource": "arn:aws:s3::111122223333:amzn-s3-demo-bucket"
    }
  ]
}`;

export default {
  load(): Sample {
    const found = lintText(policy);
    let start = 0;
    const lines = policy.split('\n').map((text, index): Line => {
      const here = found.filter(({ line }) => line === index + 1);
      const pieces: Piece[] = [];
      let at = start;
      for (const finding of here) {
        pieces.push({ text: policy.slice(at, finding.start) });
        pieces.push({ text: policy.slice(finding.start, finding.end), severity: finding.severity });
        at = finding.end;
      }
      pieces.push({ text: policy.slice(at, start + text.length) });
      start += text.length + 1;
      return {
        pieces: pieces.filter((piece) => piece.text !== ''),
        findings: here.map(({ severity, rule, message }) => ({ severity, rule: rule!, message })),
      };
    });
    return {
      lines,
      fragment: `#policy=${deflateRawSync(JSON.stringify({ policy }), { level: 9 }).toString('base64url')}`,
      rules: rules.length,
    };
  },
};
