import { describe, expect, it } from 'vitest';
import { arnFormatsOf } from '../../src/catalog/arn-formats.js';
import { resourceNames } from '../../src/catalog/resource-names.js';
import { NameForm } from '../../src/patterns/name-form.js';

describe.each(Object.entries(resourceNames))('the names of %s', (service, names) => {
  const published = arnFormatsOf(service).map((format) => format.published);

  it.each(Object.entries(names))('%s is in a published ARN', (variable, { forms, says }) => {
    expect(published.some((format) => format.includes(`\${${variable}}`))).toBe(true);
    for (const form of forms) expect(new NameForm([form]).compare('*').meets).toBe(true);
    expect(says).toMatch(/^[a-zA-Z]/);
    expect(says).not.toMatch(/\.$/);
  });
});
