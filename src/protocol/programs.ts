/** Programs of a workspace that can be profiled, as the profile service finds them and a person picks one. */

export interface Program {
  /** The same for the same program, in each session: `npm:package.json:start`. */
  readonly id: string;
  readonly kind: 'npm-script' | 'launch' | 'test' | 'command';
  /** What a person calls it: the script, the configuration, the file. */
  readonly label: string;
  /** Where it is from. */
  readonly description: string;
  /** Program and arguments, not quoted for any shell; or one line for the user's shell. */
  readonly run:
    | { readonly kind: 'command'; readonly command: readonly string[] }
    | { readonly kind: 'shell'; readonly line: string }
    /** One sentence: why not, and what to do. */
    | { readonly kind: 'cannot'; readonly message: string };
  readonly workingDirectory: string;
  /** To be set on top of the editor's own. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A folder of the workspace, to look for programs in. */
export interface ProgramFolder {
  readonly name: string;
  readonly path: string;
  /** The `configurations` of its launch.json, unread. */
  readonly launch: unknown;
}
