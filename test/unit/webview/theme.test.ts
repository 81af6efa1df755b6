import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { contrast, parseColor, withContrast, type Rgba } from '../../../src/webview/shared/color.ts';
import { readTheme, themeKindOf, type ThemeKind } from '../../../src/webview/shared/theme.ts';
import { themeNames, themes } from '../../webview/support/themes.ts';

const color = (text: string): Rgba => {
  const found = parseColor(text);
  assert(found !== undefined, `${text} should be a colour`);
  return found;
};

describe('parseColor', () => {
  it('reads what themes write', () => {
    const red = { red: 255, green: 0, blue: 0 };
    assert.deepEqual(parseColor('#f00'), { ...red, alpha: 1 });
    assert.deepEqual(parseColor('#FF0000'), { ...red, alpha: 1 });
    assert.deepEqual(parseColor('#ff000080'), { ...red, alpha: 128 / 255 });
    assert.deepEqual(parseColor(' rgba(255, 0, 0, 0.5) '), { ...red, alpha: 0.5 });
    assert.deepEqual(parseColor('rgb(255 0 0 / 50%)'), { ...red, alpha: 0.5 });
  });

  it('reads nothing else', () => {
    for (const text of ['', 'red', '#ff', '#fffff', 'var(--x)', 'rgb(1, 2)', 'rgba(a, b, c, d)']) {
      assert.equal(parseColor(text), undefined, text);
    }
  });
});

describe('withContrast', () => {
  const channel = fc.integer({ min: 0, max: 255 });
  const anyColor = fc.record({ red: channel, green: channel, blue: channel, alpha: fc.constant(1) });

  it('always reaches 4.5, whatever the theme', () => {
    fc.assert(
      fc.property(anyColor, anyColor, (foreground, background) => {
        assert(contrast(withContrast(foreground, background, 4.5), background) >= 4.5);
      }),
    );
  });

  it('leaves a colour alone that has it already', () => {
    assert.deepEqual(withContrast(color('#ffffff'), color('#000000'), 4.5), color('#ffffff'));
  });

  it('knows the contrast of black on white', () => {
    assert.equal(contrast(color('#000000'), color('#ffffff')), 21);
  });
});

describe('readTheme', () => {
  for (const name of themeNames) {
    it(`gives colours that can be told from the background and text that can be read, in ${name}`, () => {
      const kind: ThemeKind = name;
      const theme = readTheme(
        kind,
        'editor-background',
        (variable) => themes[name].variables[variable] ?? '',
      );
      const background = color(theme.background);
      const graphics = [
        'running',
        'waiting',
        'blocked',
        'queued',
        'reply',
        'taskEdge',
        'failedEdge',
        'focus',
      ] as const;
      for (const key of graphics)
        assert(contrast(color(theme[key]), background) >= 3, `${key} on the background`);
      for (const key of ['running', 'waiting', 'blocked'] as const) {
        assert(contrast(color(theme[key]), color(theme.idle)) >= 3, `${key} on an idle lane`);
      }
      for (const key of ['text', 'dimText', 'errorText'] as const) {
        assert(contrast(color(theme[key]), background) >= 4.5, key);
      }
      assert(contrast(color(theme.taskText), color(theme.taskFill)) >= 4.5);
      assert(contrast(color(theme.failedText), color(theme.failedFill)) >= 4.5);
    });
  }

  it('has colours of its own where a theme has none, even an illegible one', () => {
    const bare = readTheme('light', 'editor-background', () => '');
    assert.equal(bare.background, 'rgba(255, 255, 255, 1)');
    const grey = readTheme('dark', 'editor-background', () => '#808080');
    assert(contrast(color(grey.text), color(grey.background)) >= 4.5);
  });

  it('takes the kind of theme from the classes that VS Code gives', () => {
    assert.equal(themeKindOf(['vscode-dark']), 'dark');
    assert.equal(themeKindOf(['vscode-light']), 'light');
    assert.equal(themeKindOf(['vscode-high-contrast']), 'high-contrast');
    assert.equal(themeKindOf(['vscode-high-contrast', 'vscode-high-contrast-light']), 'high-contrast-light');
    assert.equal(themeKindOf([]), 'dark');
  });
});
