/**
 * The paths by which settings may name a file: relative to the folder that the linter runs in, and to each folder above
 * it. A run in a subfolder of a project therefore understands the settings like a run in the project's root.
 *
 * @param filename absolute, or relative to the folder
 * @param cwd the folder that the linter runs in; undefined if there is none
 * @returns with `/` between the parts
 */
export function pathsOf(filename: string, cwd: string | undefined): readonly string[] {
  const path = slashed(filename);
  if (cwd === undefined) return [path.replace(/^\.\//, '')];
  const folders = slashed(cwd).split('/');
  const paths: string[] = [];
  for (let length = folders.length; length > 0; length--) {
    const folder = `${folders.slice(0, length).join('/')}/`;
    if (path.startsWith(folder)) paths.push(path.slice(folder.length));
  }
  return paths.length > 0 ? paths : [path];
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/').replace(/(?<=.)\/$/, '');
}
