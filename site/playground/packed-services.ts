/**
 * The service data as it is sent: what is alike stands together, so that it compresses better by a sixth. A line has eight
 * sections (see `catalog/generated/README.md` in the core); here each section of all services is one text. In the section of the action names, what an
 * action shares with the one before, its first word, is left out.
 */

/** The section of the action names. */
const names = 5;
const firstWord = /^(?:[A-Z][a-z0-9]*|[^A-Z,]+)/;

/** @param lines of the services, by their prefixes */
export function packed(lines: Readonly<Record<string, string>>): string {
  const rows = Object.values(lines).map((line) =>
    line.split('|').map((section, index) => (index === names ? withoutRepeats(section) : section)),
  );
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, index) => rows.map((row) => row[index]!).join('\n'));
  return [Object.keys(lines).join('\n'), ...columns].join('\t');
}

/** @returns what gives the line of each service, as the core has it */
export function unpacked(text: string): Record<string, () => string> {
  const [prefixes = [], ...columns] = text.split('\t').map((column) => column.split('\n'));
  return Object.fromEntries(
    prefixes.map((prefix, row) => {
      const line = () =>
        columns
          .map((column, index) => (index === names ? withRepeats(column[row]!) : column[row]!))
          .join('|');
      return [prefix, line];
    }),
  );
}

function withoutRepeats(section: string): string {
  let before = '';
  return section
    .split(',')
    .map((name) => {
      const word = firstWord.exec(name)?.[0] ?? '';
      const isRepeated = word !== '' && word === before;
      before = word;
      return isRepeated ? ` ${name.slice(word.length)}` : name;
    })
    .join(',')
    .replaceAll(', ', ' ');
}

function withRepeats(section: string): string {
  return section
    .split(',')
    .map((group) => {
      const [first = '', ...others] = group.split(' ');
      const word = firstWord.exec(first)?.[0] ?? '';
      return [first, ...others.map((rest) => word + rest)].join(',');
    })
    .join(',');
}
