/** The editor: JSON with what the rules found. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { nodesOf } from './quoted.js';
import type { Fix, ShownFinding } from './requests.js';

/** Above this many characters, colours and folding cost more than they are worth. */
const mostColoured = 1_000_000;

export interface Editor {
  readonly view: EditorView;
  /** Its text. */
  text(): string;
  replace(text: string): void;
}

export function createEditor(
  parent: HTMLElement,
  options: { label: string; text: string; hint: string; changed: () => void },
): Editor {
  const language = new Compartment();
  const languageFor = (length: number): Extension => (length > mostColoured ? [] : json());
  const extensions: Extension = [
    lineNumbers(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    bracketMatching(),
    indentUnit.of('  '),
    lintGutter(),
    keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'false' }),
    placeholder(options.hint),
    syntaxHighlighting(classHighlighter),
    language.of(languageFor(options.text.length)),
    EditorState.transactionExtender.of(({ docChanged, startState, newDoc }) => {
      const isLong = newDoc.length > mostColoured;
      return docChanged && isLong !== startState.doc.length > mostColoured
        ? { effects: language.reconfigure(languageFor(newDoc.length)) }
        : null;
    }),
    EditorView.updateListener.of(({ docChanged }) => {
      if (docChanged) options.changed();
    }),
  ];
  const view = new EditorView({ parent, doc: options.text, extensions });
  return {
    view,
    text: () => view.state.doc.toString(),
    replace(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, scrollIntoView: true });
    },
  };
}

/**
 * Underlines the findings.
 *
 * @param apply applies a fix that was chosen in the editor
 */
export function showFindings(
  view: EditorView,
  findings: readonly ShownFinding[],
  apply: (fix: Fix) => void,
): void {
  const { length } = view.state.doc;
  const diagnostics = findings.map((finding): Diagnostic => {
    const { rule, severity, message, fixes } = finding;
    const from = Math.min(finding.start, length);
    return {
      from,
      to: Math.max(from, Math.min(finding.end, length)),
      severity: severity === 'warn' ? 'warning' : 'error',
      message,
      ...(rule !== null && { source: rule }),
      renderMessage: () => {
        const node = document.createElement('span');
        node.append(...nodesOf(message));
        return node;
      },
      actions: fixes.map((fix) => ({
        name: fix.title.replaceAll('`', ''),
        apply: () => apply(fix),
      })),
    };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Applies a fix to the text that it was made for. */
export function applyFix(view: EditorView, { edits }: Fix): void {
  view.dispatch({
    changes: edits.map(({ range: [from, to], text }) => ({ from, to, insert: text })),
    userEvent: 'input.fix',
  });
}

/** Selects the place of a finding, and brings it into view. */
export function goTo(view: EditorView, { start, end }: ShownFinding): void {
  const { length } = view.state.doc;
  view.dispatch({
    selection: { anchor: Math.min(start, length), head: Math.min(end, length) },
    effects: EditorView.scrollIntoView(Math.min(start, length), { y: 'center' }),
  });
  view.focus();
}
