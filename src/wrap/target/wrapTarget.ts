import type {
  ArrowFunction,
  ClassDeclaration,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  MethodDeclaration,
  Node,
  ObjectLiteralExpression,
  SourceFile,
  Statement,
} from '../../compiler/index.ts';

/** Function-likes that can get a twin. */
export type WrappableFunction = FunctionDeclaration | FunctionExpression | ArrowFunction | MethodDeclaration;

/** What a method, or a function in an object, is a member of. */
export interface TargetMember {
  /** `Stats.median(…)`, `new Stats().median(…)`, `geometry.area(…)` */
  readonly kind: 'static' | 'instance' | 'property';
  readonly holder: ClassDeclaration | ObjectLiteralExpression;
}

/** A function that a worker can find: at the top level of its module, or in a class or an object that is. */
export interface WrapTarget {
  readonly sourceFile: SourceFile;
  readonly fn: WrappableFunction;
  readonly nameNode: Identifier;
  /** The function's own name; twins are called after it. */
  readonly name: string;
  /** The name that reports give it: `resample`, `Stats.static median`. */
  readonly reportName: string;
  /** The expression that stands for it in its module: `resample`, `Stats.median`, `Stats.prototype.median`. */
  readonly reference: string;
  /** The same among the module's exports: what a worker finds it by. Begins with `default` for a default export. */
  readonly exportPath: string;
  /** The name at the top level that has to be exported on the way; `undefined` where it is exported already. */
  readonly unexported: Identifier | undefined;
  readonly member: TargetMember | undefined;
  /** What the twin goes below: the statement or member that is the function. */
  readonly place: Node;
  /** The statement at the top level of the module that contains it. */
  readonly statement: Statement;
}
