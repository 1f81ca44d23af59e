import './code-editor.css';

import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  snippetCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
  type Tooltip,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';

import type { Finding } from '../../weights/weights-queries';
import { replacement } from './replaced-text';
import type { KnownNames, SchemaCompletion, Suggestion } from './schema-completion';

/** Dark enough on white for every reader. */
const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: '#17557a' },
  { tag: tags.string, color: '#1e6b3c' },
  { tag: [tags.number, tags.bool, tags.null], color: '#8a3a00' },
]);

interface Edited {
  /** What it begins with; another one takes the place of what was written, and the cursor stays. */
  readonly start: { readonly text: string };
  readonly label: string;
  readonly findings: readonly Finding[];
  readonly completion: SchemaCompletion;
  readonly known: KnownNames;
  readonly change: (text: string) => void;
  /** A line to go to, each time anew. */
  readonly goTo: { readonly line: number; readonly column: number } | undefined;
  /** To be read only. */
  readonly isFixed: boolean;
}

/** An editor for JSON that completes from a schema and marks findings at their lines. */
export default function CodeEditor({ start, label, findings, completion, known, change, goTo, isFixed }: Edited) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  // What the editor asks for as it runs is what was said last.
  const latest = useRef({ change, known, start });
  useEffect(() => {
    latest.current = { change, known, start };
  });

  useEffect(() => {
    if (!place.current) return undefined;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        // Made anew in another language, it goes on with what is written.
        doc: view.current?.state.doc ?? latest.current.start.text,
        extensions: [
          extensionsFor(label),
          EditorState.readOnly.of(isFixed),
          autocompletion({ override: [(context) => complete(context, completion, latest.current.known)] }),
          hoverTooltip((of, offset) => described(of, offset, completion)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.change(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      made.destroy();
    };
  }, [label, completion, isFixed]);

  useEffect(() => {
    const { current } = view;
    const written = current?.state.doc.toString();
    if (!current || written === undefined || written === start.text) return;
    const { cursor, ...changes } = replacement(written, start.text, current.state.selection.main.head);
    current.dispatch({ changes, selection: { anchor: cursor } });
  }, [start]);

  useEffect(() => {
    const { current } = view;
    if (current) current.dispatch(setDiagnostics(current.state, diagnosticsOf(current.state.doc, findings)));
  }, [findings, start, label, completion, isFixed]);

  useEffect(() => {
    const { current } = view;
    if (!current || !goTo) return;
    const at = offsetOf(current.state.doc, goTo.line, goTo.column);
    current.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    current.focus();
  }, [goTo]);

  return <div className="code-editor" ref={place} />;
}

/** Tab leaves the editor, as everywhere on the pages; Ctrl-Space completes, F8 goes to the next finding. */
const extensionsFor = (label: string) => [
  lineNumbers(),
  foldGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  highlightSelectionMatches(),
  search({ top: true }),
  json(),
  lintGutter(),
  syntaxHighlighting(COLOURS),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...completionKeymap,
    ...lintKeymap,
  ]),
];

function complete(
  { state, pos, explicit }: CompletionContext,
  completion: SchemaCompletion,
  known: KnownNames,
): CompletionResult | null {
  const text = state.doc.toString();
  // Unasked only where something is being written.
  if (!explicit && !/["\w$-]$/.test(text.slice(Math.max(0, pos - 1), pos))) return null;
  const found = completion.at(text, pos, known);
  if (!found) return null;
  const { from, to, items } = found;
  const typed = bare(text.slice(from, pos));
  const fitting = items.filter(({ label }) => bare(label).includes(typed));
  // Those that begin so come first, and before them those that must stand there.
  const rank = ({ label, isRequired }: Suggestion) => (bare(label).startsWith(typed) ? 0 : 2) + (isRequired ? 0 : 1);
  const options = fitting.sort((a, b) => rank(a) - rank(b)).map(asCompletion);
  return options.length === 0 ? null : { from, to, options, filter: false };
}

const bare = (text: string): string => text.replaceAll('"', '').toLowerCase();

function asCompletion({ kind, label, insert, detail, info }: Suggestion): Completion {
  const shown: Completion = {
    label: label.replace(/^"(.*)"$/, '$1'),
    type: kind === 'property' ? 'property' : 'enum',
    detail,
    ...(info !== '' && { info }),
  };
  return snippetCompletion(insert, shown);
}

function described({ state }: EditorView, offset: number, completion: SchemaCompletion): Tooltip | null {
  const text = completion.describe(state.doc.toString(), offset);
  if (text === undefined) return null;
  return {
    pos: offset,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'code-hint';
      dom.textContent = text;
      return { dom };
    },
  };
}

/** Findings where they stand; those without a place at the beginning. */
const diagnosticsOf = (doc: Text, findings: readonly Finding[]): Diagnostic[] =>
  findings
    .map(({ severity, line = 1, column = 1, message, advice }): Diagnostic => {
      const from = offsetOf(doc, line, Number(column));
      const to = Math.max(from, Math.min(doc.lineAt(from).to, wordEnd(doc, from)));
      return { from, to, severity, message: advice === undefined ? message : `${message}\n${advice}` };
    })
    .sort((a, b) => a.from - b.from);

function offsetOf(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + Math.max(column, 1) - 1, to);
}

/** To the end of what begins there: a text, a number, or one bracket. */
function wordEnd(doc: Text, from: number): number {
  const rest = doc.sliceString(from, doc.lineAt(from).to);
  return from + (/^("(?:[^"\\]|\\.)*"|[\w.+-]+|.)/.exec(rest)?.[0].length ?? 0);
}
