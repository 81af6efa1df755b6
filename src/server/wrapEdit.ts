import {
  CreateFile,
  TextDocumentEdit,
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type ClientCapabilities,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { PlannedWrap } from './engine/engineProtocol.ts';

type ReadyPlan = Extract<PlannedWrap, { readonly created: unknown }>;

/** What a client can be sent as an edit. */
export interface EditSupport {
  /** The client is VS Code. */
  readonly extended: boolean;
  /** Several documents with versions, and files that are created: without these there are no wraps. */
  readonly documentChanges: boolean;
  readonly annotations: boolean;
}

export function editSupportOf(capabilities: ClientCapabilities, extended: boolean): EditSupport {
  const edit = capabilities.workspace?.workspaceEdit;
  return {
    extended,
    documentChanges: edit?.documentChanges === true && (edit.resourceOperations ?? []).includes('create'),
    annotations: edit?.changeAnnotationSupport !== undefined,
  };
}

export interface WrapEditContext {
  readonly support: EditSupport;
  readonly uriOf: (file: string) => string;
  /** The version of an open document that the plan was made for; `null` for a file that is not open. */
  readonly versionOf: (file: string) => number | null;
}

/** A ready plan as an edit that an editor previews before it is applied. */
export function wrapEdit(planned: ReadyPlan, context: WrapEditContext): WorkspaceEdit {
  const { support, uriOf, versionOf } = context;
  const annotations: Record<string, ChangeAnnotation> = {};
  // One a file: previews show and switch changes by their annotation.
  const annotate = (file: string, label: string, description = ''): string | undefined => {
    if (!support.annotations) return undefined;
    annotations[file] = {
      label,
      needsConfirmation: !support.extended,
      ...(description === '' ? {} : { description }),
    };
    return file;
  };
  const warnings = warningsByFile(planned);

  const changes: NonNullable<WorkspaceEdit['documentChanges']> = [];
  const first = planned.files[0];
  if (support.extended && first !== undefined) {
    // VS Code previews an edit when one change needs confirmation, and starts with exactly those changes switched off:
    // half a wrap. So the only one that needs it is a change that does nothing: it creates a file that is there already.
    annotations['preview'] = { label: 'Preview', needsConfirmation: true };
    changes.push(CreateFile.create(uriOf(first.file), { ignoreIfExists: true }, 'preview'));
  }
  // All files first, then all texts: VS Code takes back by one undo what stands together, and of a file that was made
  // after other texts it would forget to.
  const ids = new Map(
    planned.created.map(({ file }) => [file, annotate(file, `${baseName(file)}: runs the pool`)] as const),
  );
  for (const { file } of planned.created)
    changes.push(CreateFile.create(uriOf(file), { overwrite: false, ignoreIfExists: false }, ids.get(file)));
  for (const { file, text } of planned.created) {
    const start = { line: 0, character: 0 };
    const whole = annotated({ range: { start, end: start }, newText: text }, ids.get(file));
    changes.push(TextDocumentEdit.create({ uri: uriOf(file), version: null }, [whole]));
  }
  for (const { file, edits } of planned.files) {
    const count = edits.length === 1 ? '1 change' : `${edits.length} changes`;
    const id = annotate(file, `${baseName(file)}: ${count} for ${planned.plan.twin}`, warnings.get(file));
    changes.push(
      TextDocumentEdit.create(
        { uri: uriOf(file), version: versionOf(file) },
        edits.map(({ start, end, text }) => annotated({ range: { start, end }, newText: text }, id)),
      ),
    );
  }
  return { documentChanges: changes, ...(support.annotations ? { changeAnnotations: annotations } : {}) };
}

function annotated(edit: TextEdit, annotationId: string | undefined): TextEdit | AnnotatedTextEdit {
  return annotationId === undefined ? edit : { ...edit, annotationId };
}

/**
 * What changes although the wrap is done, and what stays as it is, belongs where a person decides: into the preview, at the file
 * that it is about.
 */
function warningsByFile({ files, plan }: ReadyPlan): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const kept = plan.kept.map(({ file, line, message }) => ({
    file,
    message: `${baseName(file)}:${line} still calls ${plan.name}: ${message}`,
  }));
  for (const { file, message } of [...plan.warnings, ...kept, ...plan.notes]) {
    const shown = files.some((one) => one.file === file) ? file : (files[0]?.file ?? file);
    texts.set(shown, [texts.get(shown), message].filter((one) => one !== undefined).join(' '));
  }
  return texts;
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
