/** So many problems are kept; a service in trouble must not fill the page. */
const mostProblems = 5;

/** What went wrong, each once, the newest ones. */
export class ProblemList {
  #problems: readonly string[] = [];

  get all(): readonly string[] {
    return this.#problems;
  }

  /** False for what is there already. */
  add(message: string): boolean {
    if (this.#problems.includes(message)) return false;
    this.#problems = [...this.#problems, message].slice(-mostProblems);
    return true;
  }
}
