/** An editor in small: starts a language server over stdio and speaks to it as editors do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import {
  ApplyWorkspaceEditRequest,
  CodeActionKind,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  UnregistrationRequest,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * @import { ChildProcessWithoutNullStreams } from 'node:child_process'
 * @import { ClientCapabilities, CodeAction, Command, ConfigurationItem, Diagnostic, ProtocolConnection, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node'
 */

/**
 * @typedef {object} LanguageServerOptions
 * @property {string} server path of the server's script
 * @property {string} workspace the folder that is open in the editor
 * @property {(item: ConfigurationItem) => unknown} [configuration] the user's settings: what is answered for a section of
 *   them, null by default
 * @property {unknown} [initializationOptions]
 */

/** @type {ClientCapabilities} */
const capabilities = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceEdit: { documentChanges: true },
    workspaceFolders: true,
  },
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: {
        codeActionKind: { valueSet: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
      },
    },
    completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'], snippetSupport: true } },
    diagnostic: {},
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { codeDescriptionSupport: true },
    synchronization: {},
  },
};

export class LanguageClient {
  /** For requests that the methods below do not cover. @readonly @type {ProtocolConnection} */
  connection;
  /** What the server logged and wrote to its standard error. @readonly @type {string[]} */
  log = [];
  /** @type {ChildProcessWithoutNullStreams} */
  #server;
  /** The open documents by URI. @type {Map<string, TextDocument>} */
  #documents = new Map();

  /** @param {LanguageServerOptions} options */
  constructor({ server, workspace, configuration = () => null }) {
    this.#server = spawn(process.execPath, [server, '--stdio'], { cwd: workspace });
    this.#server.stderr.setEncoding('utf8').on('data', (text) => this.log.push(text));
    const connection = createProtocolConnection(
      new StreamMessageReader(this.#server.stdout),
      new StreamMessageWriter(this.#server.stdin),
    );
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(configuration));
    connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      this.#apply(edit);
      return { applied: true };
    });
    connection.onRequest(RegistrationRequest.type, () => {});
    connection.onRequest(UnregistrationRequest.type, () => {});
    connection.onRequest(WorkDoneProgressCreateRequest.type, () => {});
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
    });
    connection.listen();
    this.connection = connection;
  }

  /**
   * Starts a server and opens a folder with it.
   *
   * @param {LanguageServerOptions} options
   * @returns the client, ready for documents
   */
  static async start(options) {
    const client = new LanguageClient(options);
    const uri = pathToFileURL(options.workspace).href;
    await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: basename(options.workspace) }],
      capabilities,
      ...(options.initializationOptions !== undefined && {
        initializationOptions: options.initializationOptions,
      }),
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async stop() {
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.dispose();
    const exited = once(this.#server, 'exit');
    this.#server.kill();
    await exited;
  }

  /**
   * Opens a file of the disk, or an unsaved text under its name.
   *
   * @param {string} directory
   * @param {string} path
   * @param {{ languageId?: string, text?: string }} [options]
   * @returns the document; later edits change it in place
   */
  async open(
    directory,
    path,
    { languageId = 'json', text = readFileSync(join(directory, path), 'utf8') } = {},
  ) {
    const { href: uri } = pathToFileURL(join(directory, path));
    const document = TextDocument.create(uri, languageId, 1, text);
    this.#documents.set(uri, document);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
    return document;
  }

  /**
   * Makes the document hold another text. Only what differs is sent, as by typing.
   *
   * @param {TextDocument} document
   * @param {string} text
   */
  async change(document, text) {
    const old = document.getText();
    let start = 0;
    while (start < old.length && start < text.length && old[start] === text[start]) start++;
    let end = 0;
    const most = Math.min(old.length, text.length) - start;
    while (end < most && old.at(-1 - end) === text.at(-1 - end)) end++;
    const range = { start: document.positionAt(start), end: document.positionAt(old.length - end) };
    await this.edit(document, [{ range, newText: text.slice(start, text.length - end) }]);
  }

  /**
   * Applies edits, all given in the document as it is now.
   *
   * @param {TextDocument} document
   * @param {readonly TextEdit[]} edits
   */
  async edit(document, edits) {
    // The ranges of a notification follow one after another: from the end, each still holds when its turn comes.
    const contentChanges = edits
      .toSorted((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start))
      .map(({ range, newText }) => ({ range, text: newText }));
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version },
      contentChanges,
    });
  }

  /** @param {WorkspaceEdit} edit */
  #apply({ documentChanges = [], changes = {} }) {
    for (const change of documentChanges) {
      if (!('edits' in change)) throw new Error('The edit creates, renames or removes a file.');
      this.#applyTo(change.textDocument.uri, /** @type {TextEdit[]} */ (change.edits));
    }
    for (const [uri, edits] of Object.entries(changes)) this.#applyTo(uri, edits);
  }

  /**
   * @param {string} uri
   * @param {TextEdit[]} edits
   */
  #applyTo(uri, edits) {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open.`);
    void this.edit(document, edits);
  }

  /**
   * Asks for the findings in a document.
   *
   * @param {TextDocument} document
   * @returns {Promise<Diagnostic[]>}
   */
  async diagnostics({ uri }) {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    if (report.kind !== 'full') throw new Error('The server gave no full report.');
    return report.items;
  }

  /**
   * Asks what the light bulb offers.
   *
   * @param {TextDocument} document
   * @param {{ range: Range, diagnostics?: Diagnostic[], only?: string[] }} where
   * @returns {Promise<CodeAction[]>}
   */
  async codeActions({ uri }, { range, diagnostics = [], only }) {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics, ...(only && { only }) },
    });
    return (actions ?? []).filter(isCodeAction);
  }

  /**
   * Chooses an action: what it holds itself is applied, then its command is run.
   *
   * @param {CodeAction} action
   */
  async choose({ edit, command }) {
    if (edit) this.#apply(edit);
    if (!command) return;
    await this.connection.sendRequest(ExecuteCommandRequest.type, {
      command: command.command,
      ...(command.arguments && { arguments: command.arguments }),
    });
  }
}

/**
 * @param {CodeAction | Command} action
 * @returns {action is CodeAction}
 */
function isCodeAction(action) {
  return typeof action.command !== 'string';
}
