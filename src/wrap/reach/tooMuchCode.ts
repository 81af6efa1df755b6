/** A function reaches more code than is worth following; whoever asked says so. */
export class TooMuchCode extends Error {
  override readonly name = 'TooMuchCode';

  constructor() {
    super('The function reaches too much code to be followed');
  }
}
