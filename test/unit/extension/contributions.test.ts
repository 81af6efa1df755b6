import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  commands,
  comparisonViewType,
  languageIds,
  panelViewType,
  profileEditorViewType,
  profileExtension,
  scalingViewType,
  settings,
  views,
} from '../../../src/extension/contributions.ts';

interface Contributed {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
  readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  readonly viewsContainers: { readonly activitybar: readonly { readonly id: string }[] };
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly customEditors: readonly {
    readonly viewType: string;
    readonly selector: readonly { readonly filenamePattern: string }[];
  }[];
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: Contributed;
}

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
const { contributes } = manifest;

describe('what package.json contributes', () => {
  it('has the commands of the table, and no other', () => {
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).sort(),
      Object.values(commands).sort(),
    );
  });

  it('names only contributed commands in its menus', () => {
    const known = new Set<string>(Object.values(commands));
    const used = Object.values(contributes.menus).flatMap((menu) =>
      menu.flatMap(({ command }) => command ?? []),
    );
    assert.deepEqual(
      used.filter((id) => !known.has(id)),
      [],
    );
  });

  it('has the settings of the table, and no other', () => {
    const { section, ...keys } = settings;
    assert.deepEqual(
      Object.keys(contributes.configuration.properties).sort(),
      Object.values(keys)
        .map((key) => `${section}.${key}`)
        .sort(),
    );
  });

  it('has the views of the table in the container of the table', () => {
    const { container, ...ids } = views;
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [container],
    );
    assert.deepEqual(Object.keys(contributes.views), [container]);
    assert.deepEqual(contributes.views[container]?.map(({ id }) => id).sort(), Object.values(ids).sort());
  });

  it('activates for the languages of the table and to restore the panel, and for nothing else', () => {
    assert.deepEqual(
      [...manifest.activationEvents].sort(),
      [
        ...languageIds.map((id) => `onLanguage:${id}`),
        `onWebviewPanel:${panelViewType}`,
        `onWebviewPanel:${comparisonViewType}`,
        `onWebviewPanel:${scalingViewType}`,
      ].sort(),
    );
  });

  it('opens profiles on disk in the editor of the table', () => {
    assert.deepEqual(
      contributes.customEditors.map(({ viewType, selector }) => ({ viewType, selector })),
      [{ viewType: profileEditorViewType, selector: [{ filenamePattern: `*.${profileExtension}` }] }],
    );
  });

  it('takes every text from package.nls.json, which has no other', () => {
    const used = new Set<string | undefined>(
      [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key),
    );
    assert.deepEqual(used, new Set(Object.keys(texts)));
  });
});
