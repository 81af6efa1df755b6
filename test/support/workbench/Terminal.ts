import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import type { QuickInput } from './QuickInput.ts';

/** The integrated terminal and the tasks that run in it. */
export class Terminal {
  readonly #page: Page;
  readonly #quickInput: QuickInput;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
  }

  /**
   * Opens a terminal and types a command line into it that makes `file`, an absolute path; waits until the file is there.
   * A shell that is still starting swallows what is typed, so the line is typed again until then.
   */
  async runUntilFileExists(commandLine: string, file: string): Promise<void> {
    await this.#quickInput.runCommand('Terminal: Create New Terminal');
    await this.#page.locator('.terminal-wrapper .xterm-screen').first().waitFor();
    await eventually(async () => {
      await this.#page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
      await this.#page.keyboard.type(`${commandLine}\n`);
      await eventually(() => assertExists(file), 2000);
    });
  }

  /** The lines in view of the terminal in front. */
  async lines(): Promise<string[]> {
    const rows = await this.#page.locator('.terminal-wrapper.active .xterm-rows > div').allTextContents();
    return rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd()).filter((row) => row !== '');
  }

  /** Runs a task of the workspace by its label. */
  async runTask(label: string): Promise<void> {
    await this.#quickInput.runCommand('Tasks: Run Task');
    await this.#quickInput.choose(label);
  }
}

function assertExists(file: string): void {
  if (!existsSync(file)) throw new Error(`${file} is not there.`);
}
