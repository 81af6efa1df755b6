import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { updatesPictures } from '../chromium.ts';
import { eventually } from '../eventually.ts';
import { repository, testResults } from '../repository.ts';
import { ComparisonPage } from './ComparisonPage.ts';
import { Editor } from './Editor.ts';
import { LiveView } from './LiveView.ts';
import { Problems } from './Problems.ts';
import { ProfilerPanel } from './ProfilerPanel.ts';
import { QuickInput } from './QuickInput.ts';
import { RefactorPreview } from './RefactorPreview.ts';
import { ScalingPage } from './ScalingPage.ts';
import { SideBar } from './SideBar.ts';
import { Terminal } from './Terminal.ts';

/** There as soon as the window can be used. */
const statusBar = '.monaco-workbench .statusbar';

/** One window of VS Code, seen and driven as by a person. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly editor: Editor;
  readonly sideBar: SideBar;
  readonly problems: Problems;
  readonly preview: RefactorPreview;
  readonly terminal: Terminal;
  readonly profiler: ProfilerPanel;
  readonly live: LiveView;
  readonly comparison: ComparisonPage;
  readonly scaling: ScalingPage;

  private constructor(page: Page) {
    this.page = page;
    this.quickInput = new QuickInput(page);
    this.editor = new Editor(page, this.quickInput);
    this.sideBar = new SideBar(page);
    this.problems = new Problems(page, this.quickInput);
    this.preview = new RefactorPreview(page, this.quickInput);
    this.terminal = new Terminal(page, this.quickInput);
    this.profiler = new ProfilerPanel(page);
    this.live = new LiveView(page);
    this.comparison = new ComparisonPage(page);
    this.scaling = new ScalingPage(page);
  }

  /** Opens the editor at an address and waits until it can be used. */
  static async open(page: Page, address: string): Promise<Workbench> {
    await page.goto(address);
    await page.locator(statusBar).waitFor({ timeout: 60_000 });
    return new Workbench(page);
  }

  /** Loads the window anew as a person does, so that VS Code writes down first what is open; it restores that. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('domcontentloaded', { timeout: 60_000 });
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.page.locator(statusBar).waitFor({ timeout: 60_000 });
  }

  /** Runs a command from the palette by its full title. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.runCommand(title);
  }

  /** Opens a file of the workspace and waits until its text is there. */
  async openFile(file: string): Promise<void> {
    await this.quickInput.openFile(file);
    const tab = this.page.locator(`.tab.active[data-resource-name="${path.posix.basename(file)}"]`);
    await tab.waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** The messages of the notifications that have popped up and are still in view. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Waits for a notification that matches; what popped up meanwhile and went stands in the failure. */
  async notified(expected: RegExp): Promise<void> {
    const seen = new Set<string>();
    await eventually(async () => {
      for (const message of await this.notifications()) seen.add(message);
      assert.match([...seen].join('\n'), expected);
    });
  }

  /** Whether the editor area shows that something is still under way. */
  async isBusy(): Promise<boolean> {
    return (await this.page.locator('.editor-group-container .monaco-progress-container.active').count()) > 0;
  }

  /** Takes all notifications away, so that the next one is new. */
  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
  }

  /** Presses a button of a notification. */
  async answerNotification(button: string): Promise<void> {
    await this.page.locator('.notification-toast').getByRole('button', { name: button, exact: true }).click();
  }

  /** The text of the modal dialog, once there is one. */
  async dialog(): Promise<string> {
    return this.page.locator('.monaco-dialog-box .dialog-message-container').innerText();
  }

  /** Presses a button of the modal dialog. */
  async answerDialog(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true }).click();
  }

  /** The texts of the status bar's entries, left to right. */
  async statusBar(): Promise<string[]> {
    return this.page.locator('.statusbar-item').allInnerTexts();
  }

  /** Leaves a picture of the window in test-results/screenshots. */
  async screenshot(name: string): Promise<void> {
    await this.#picture(path.join(testResults, 'screenshots'), name);
  }

  /**
   * The same, and in a run with POOLWRIGHT_UPDATE_SCREENSHOTS=1 also the README's picture of that name; `size` is then that
   * of the window, in CSS pixels, from here on.
   */
  async readmeScreenshot(name: string, size?: { width: number; height: number }): Promise<void> {
    if (updatesPictures && size !== undefined) await this.page.setViewportSize(size);
    await this.page.mouse.move(0, 0); // Away from what would show a hover.
    await this.screenshot(name);
    if (updatesPictures) await this.#picture(path.join(repository, 'media', 'screenshots'), name);
  }

  async #picture(folder: string, name: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
}
